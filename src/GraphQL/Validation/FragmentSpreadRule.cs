using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Errors;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// Fragment Spread Is Possible, https://spec.graphql.org/October2021/#sec-Fragment-spread-is-possible. The library's rule
/// reports a fragment on a scalar, too, which another rule does, and looks each fragment up by walking the document.
/// </summary>
internal sealed class FragmentSpreadRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var fragments = Fragments.Of(context.Document);
        return new(new NodeVisitors(
            new MatchingNodeVisitor<GraphQLInlineFragment>((inline, at) =>
            {
                if (Apart(at.TypeInfo.GetLastType(), at) is var (type, parent))
                    at.ReportError(new PossibleFragmentSpreadsError(at, inline, parent, type));
            }),
            new MatchingNodeVisitor<GraphQLFragmentSpread>((spread, at) =>
            {
                if (fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment)
                    && Apart(at.Schema.AllTypes[fragment.TypeCondition.Type.Name.Value], at) is var (type, parent))
                    at.ReportError(new PossibleFragmentSpreadsError(at, spread, parent, type));
            })));
    }

    /// <summary>The two types, when both have fields and no object is of both.</summary>
    private static (IGraphType Type, IGraphType Parent)? Apart(IGraphType? type, ValidationContext at)
    {
        var (inner, outer) = (type?.GetNamedType(), at.TypeInfo.GetParentType()?.GetNamedType());
        return Objects(inner) is { } here && Objects(outer) is { } there && !here.Intersect(there).Any() ? (inner!, outer!) : null;
    }

    /// <summary>What it may be at run time; null of a type without fields, which is another rule's to report.</summary>
    private static IEnumerable<IObjectGraphType>? Objects(IGraphType? type) => type switch
    {
        IObjectGraphType one => [one],
        IAbstractGraphType several => several.PossibleTypes,
        _ => null,
    };
}
