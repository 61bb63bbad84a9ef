using System.Collections.Concurrent;
using GraphQL.Types;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Execution.Plans;

/// <summary>A document that passed every rule, with what need not be looked up again.</summary>
internal sealed class KnownDocument(ISchema schema, GraphQLDocument document)
{
    private readonly ConcurrentDictionary<string, KnownOperation?> operations = new(StringComparer.Ordinal);

    public GraphQLDocument Document { get; } = document;

    public Dictionary<string, GraphQLFragmentDefinition> Fragments { get; } = Guards.Fragments.Of(document);

    /// <summary>The operation that a request means; null when it does not say which, or there is none of that name.</summary>
    public KnownOperation? Find(string? name)
    {
        var key = name ?? "";
        // Names that clients make up are not kept.
        return operations.TryGetValue(key, out var known) || Operation(key) is not { } operation
            ? known
            : operations.GetOrAdd(key, _ => new KnownOperation(schema, this, operation));
    }

    private GraphQLOperationDefinition? Operation(string name)
    {
        GraphQLOperationDefinition? found = null;
        foreach (var definition in Document.Definitions)
        {
            if (definition is not GraphQLOperationDefinition operation || name.Length > 0 && operation.Name?.Value != name)
                continue;
            if (found is not null)
                return null;
            found = operation;
        }

        return found;
    }
}
