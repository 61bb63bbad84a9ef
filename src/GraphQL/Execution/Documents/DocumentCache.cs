using System.Diagnostics.CodeAnalysis;
using TalentGraph.GraphQL.Execution.Plans;

namespace TalentGraph.GraphQL.Execution.Documents;

/// <summary>Documents that passed every rule, by their text; bounded in number and in characters.</summary>
internal sealed class DocumentCache(int documents)
{
    private const long Characters = 8_000_000;
    private readonly BoundedCache<KnownDocument> known = new(documents, Characters);

    public int Count => known.Count;

    public bool TryGet(string text, [NotNullWhen(true)] out KnownDocument? document) => known.TryGet(text, out document);

    public void Add(string text, KnownDocument document) => known.Add(text, document, text.Length);
}
