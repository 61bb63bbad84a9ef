using System.Text.Json;
using GraphQL;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Validation;

namespace TalentGraph.GraphQL.Tests.Validation;

/// <summary>Our verdict on graphql-js's own cases, rule by rule.</summary>
public sealed class ConformanceTests
{
    private const int MostErrors = 20;

    private static readonly Dictionary<string, IValidationRule[]> Rules = new()
    {
        ["ExecutableDefinitionsRule"] = [new ExecutableDefinitionsRule(MostErrors)],
        ["FieldsOnCorrectTypeRule"] = [FieldsOnCorrectType.Instance],
        ["FragmentsOnCompositeTypesRule"] = [FragmentsOnCompositeTypes.Instance],
        ["KnownArgumentNamesRule"] = [KnownArgumentNames.Instance],
        ["KnownDirectivesRule"] = [KnownDirectivesInAllowedLocations.Instance],
        ["KnownFragmentNamesRule"] = [KnownFragmentNames.Instance],
        ["KnownTypeNamesRule"] = [KnownTypeNames.Instance],
        ["LoneAnonymousOperationRule"] = [LoneAnonymousOperation.Instance],
        ["MaxIntrospectionDepthRule"] = [new IntrospectionListsRule()],
        ["NoFragmentCyclesRule"] = [NoFragmentCycles.Instance],
        ["NoUndefinedVariablesRule"] = [new UndefinedVariablesRule(MostErrors)],
        ["NoUnusedFragmentsRule"] = [new UnusedFragmentsRule(MostErrors)],
        ["NoUnusedVariablesRule"] = [new UnusedVariablesRule(MostErrors)],
        ["OverlappingFieldsCanBeMergedRule"] = [new MergeRule(new GraphQLLimits().MergeBudget, MostErrors)],
        ["PossibleFragmentSpreadsRule"] = [new FragmentSpreadRule()],
        ["ProvidedRequiredArgumentsRule"] = [ProvidedNonNullArguments.Instance],
        ["ScalarLeafsRule"] = [ScalarLeafs.Instance],
        ["SingleFieldSubscriptionsRule"] = [new SingleRootSubscriptionRule(MostErrors)],
        ["UniqueArgumentNamesRule"] = [UniqueArgumentNames.Instance],
        ["UniqueDirectivesPerLocationRule"] = [UniqueDirectivesPerLocation.Instance],
        ["UniqueFragmentNamesRule"] = [UniqueFragmentNames.Instance],
        ["UniqueInputFieldNamesRule"] = [UniqueInputFieldNames.Instance],
        ["UniqueOperationNamesRule"] = [UniqueOperationNames.Instance],
        ["UniqueVariableNamesRule"] = [UniqueVariableNames.Instance],
        ["ValuesOfCorrectTypeRule"] = [ArgumentsOfCorrectType.Instance, DefaultValuesOfCorrectType.Instance, new NullDefaultRule()],
        ["VariablesAreInputTypesRule"] = [VariablesAreInputTypes.Instance],
        ["VariablesInAllowedPositionRule"] = [new VariablePositionRule(MostErrors)],
    };

    /// <summary>
    /// Where we differ, by rule. docs/decisions/0005-graphql-on-graphql-dotnet.md has the same list.
    /// </summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["NoDeprecatedCustomRule"] = "Not of the specification: deprecated fields may be asked for.",
        ["NoSchemaIntrospectionCustomRule"] = "Not of the specification: introspection is on.",
    };

    [Fact]
    public async Task Our_verdict_is_that_of_graphql_js_but_for_the_named_exceptions()
    {
        var differing = new List<string>();
        var (cases, excepted) = (0, 0);
        var numbers = new Dictionary<string, int>();
        foreach (var line in await File.ReadAllLinesAsync(Repository.Shared("conformance/validation.ndjson"), TestContext.Current.CancellationToken))
        {
            var test = JsonSerializer.Deserialize<JsonElement>(line);
            if (test.GetProperty("kind").GetString() != "validate")
                continue;
            cases++;
            var rule = test.GetProperty("rule").GetString()!;
            var number = numbers[rule] = numbers.GetValueOrDefault(rule) + 1;
            if (Exceptions.ContainsKey(rule))
            {
                excepted++;
                continue;
            }

            var expected = test.GetProperty("errors").GetArrayLength() == 0;
            if (await IsValidAsync(test, rule) != expected)
                differing.Add($"{rule} {number}");
        }

        Assert.Equal(280, cases);
        Assert.Equal(14, excepted);
        Assert.Equal([], differing);
    }

    private static async Task<bool> IsValidAsync(JsonElement test, string rule)
    {
        var schema = SdlSchema.Build(test.GetProperty("sdl").GetString()!);
        var document = Parser.Parse(test.GetProperty("src").GetString()!);
        var result = await new DocumentValidator().ValidateAsync(new ValidationOptions
        {
            Schema = schema,
            Document = document,
            Rules = Rules[rule],
            Operation = document.Definitions.OfType<GraphQLOperationDefinition>().FirstOrDefault()!,
            Variables = Inputs.Empty,
            Extensions = Inputs.Empty,
        });
        // The cases give no values for their variables, and the library asks for them in the same pass.
        return result.Errors is null || result.Errors.All(e => e is InvalidVariableError);
    }
}
