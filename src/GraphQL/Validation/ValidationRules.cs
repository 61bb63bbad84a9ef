using GraphQL.Validation;
using GraphQL.Validation.Rules;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Validation;

/// <summary>The rules a document passes: the library's, with ours where its own are missing, wrong or unsafe.</summary>
internal static class ValidationRules
{
    public static IReadOnlyList<IValidationRule> All(GraphQLLimits limits) =>
    [
        // First, because these end validation and the others need not run then.
        new InputVariablesRule(),
        new ErrorLimitRule(limits.Errors),
        new MergeRule(limits.MergeBudget, limits.Errors),
        new ExecutableDefinitionsRule(limits.Errors),
        new SingleRootSubscriptionRule(limits.Errors),
        new UnusedFragmentsRule(limits.Errors),
        new UndefinedVariablesRule(limits.Errors),
        new UnusedVariablesRule(limits.Errors),
        new VariablePositionRule(limits.Errors),
        new NullDefaultRule(),
        new FragmentSpreadRule(),
        new IntrospectionListsRule(),
        .. DocumentValidator.CoreRules.Where(rule => rule is not (
            OverlappingFieldsCanBeMerged or PossibleFragmentSpreads or SingleRootFieldSubscriptions or VariablesInAllowedPosition
            or NoUndefinedVariables or NoUnusedVariables or NoUnusedFragments)),
    ];
}
