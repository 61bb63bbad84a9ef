using System.Collections.Concurrent;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Execution.Plans;

/// <summary>
/// An operation of a valid document for callers of one policy set. Conditions are not decided here but by each request's
/// variables, which pick a variant: what is skipped in it is not there, so that the order of keys is right, too.
/// </summary>
internal sealed class OperationPlan(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, Action<int> grown)
{
    /// <summary>More conditions than this has combinations of are planned anew for each request.</summary>
    private const int Kept = 64;
    private readonly Dictionary<string, GraphQLFragmentDefinition> fragments = Fragments.Of(document);
    private readonly string[] conditions = Conditions.VariablesOf(document);
    private readonly ConcurrentDictionary<string, Selection> variants = new(StringComparer.Ordinal);

    /// <summary>The type that the operation starts from.</summary>
    /// <exception cref="RequestException">The schema has no such operations; no rule says so.</exception>
    public IObjectGraphType RootType { get; } = (operation.Operation switch
    {
        OperationType.Mutation => schema.Mutation,
        OperationType.Subscription => schema.Subscription,
        _ => schema.Query,
    }) ?? throw new RequestException(Codes.ValidationFailed, $"The schema has no {operation.Operation}.");

    /// <summary>The operation's own fields.</summary>
    public ObjectPlan Root(Variables variables, ICaller? caller)
    {
        var values = Conditions.ValuesOf(conditions, variables);
        if (!variants.TryGetValue(values, out var variant))
        {
            variant = new Selection(new Variant(schema, fragments, conditions, values, grown), [operation.SelectionSet]);
            if (variants.Count < Kept)
                variant = variants.GetOrAdd(values, variant);
        }

        return variant.For(RootType, caller);
    }
}
