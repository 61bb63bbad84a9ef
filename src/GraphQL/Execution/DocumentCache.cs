using System.Diagnostics.CodeAnalysis;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Execution;

/// <summary>Documents that passed every rule, by their text; bounded in number and in characters.</summary>
internal sealed class DocumentCache(int documents)
{
    private const long Characters = 8_000_000;
    private readonly BoundedCache<GraphQLDocument> known = new(documents, Characters);

    public int Count => known.Count;

    public bool TryGet(string text, [NotNullWhen(true)] out GraphQLDocument? document) => known.TryGet(text, out document);

    public void Add(string text, GraphQLDocument document) => known.Add(text, document, text.Length);
}
