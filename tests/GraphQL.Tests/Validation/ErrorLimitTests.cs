using GraphQL;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Tests.Execution;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Validation;

namespace TalentGraph.GraphQL.Tests.Validation;

/// <summary>
/// Each error walks the document for its place, so one that is not shown must not be made either, wherever in a rule it is found.
/// </summary>
public sealed class ErrorLimitTests
{
    public static TheoryData<string, string> Documents => new()
    {
        { "unused variables", $"query({Many(i => $"$a{i}:Int")}) {{ closed }}" },
        { "undefined variables", $"{{ echo(filter: {{ids: [{Many(i => $"$a{i}")}]}}) }}" },
        { "variables of a wrong type", $"query({Many(i => $"$a{i}:Boolean")}) {{ echo(filter: {{ids: [{Many(i => $"$a{i}")}]}}) }}" },
        { "unused fragments", $"{{ closed }} {Many(i => $"fragment F{i} on Query {{ closed }}")}" },
        { "definitions of types", $"{{ closed }} {Many(i => $"scalar S{i}")}" },
        { "subscriptions of two roots", Many(i => $"subscription S{i} {{ counted closed }}") },
        { "unknown fields", $"{{ {Many(i => $"u{i}")} }}" },
        { "fields that do not merge", $"{{ {Many(i => $"x: person(id: {i}) {{ id }}")} }}" },
        { "unknown fragments", $"{{ {Many(i => $"...F{i}")} }}" },
        { "unknown arguments", $"{{ closed({Many(i => $"a{i}:1")}) }}" },
        { "arguments of one name", $"{{ closed({Many(_ => "a:1")}) }}" },
        { "unknown types", $"query({Many(i => $"$a{i}:T{i}")}) {{ closed }}" },
        { "variables of one name", $"query({Many(_ => "$a:Int")}) {{ closed }}" },
        { "operations of one name", Many(_ => "query A { closed }") },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task No_rule_makes_more_errors_than_an_answer_may_have(string name, string text)
    {
        using var schema = Schemas.School(typeof(Feed));
        var document = Parser.Parse(text);

        var ended = await Assert.ThrowsAsync<TooManyErrorsException>(() => new DocumentValidator().ValidateAsync(new ValidationOptions
        {
            Schema = schema.Inner,
            Document = document,
            Operation = document.Definitions.OfType<GraphQLOperationDefinition>().First(),
            Rules = ValidationRules.All(new GraphQLLimits()),
            Variables = Inputs.Empty,
        }));

        Assert.True(ended.Errors.Count == 20, name);
    }

    private static string Many(Func<int, string> part) => string.Join(' ', Enumerable.Range(0, 200).Select(part));
}
