using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Guards;

/// <summary>
/// Each limit at its stage: before the rules (the document may break every rule and is told of the limit all the same), in
/// them, or once arguments are known and before anything resolves.
/// </summary>
public sealed class StageTests
{
    public static TheoryData<string, Action<GraphQLOptions>, string> BeforeTheRules => new()
    {
        { "tokens", o => o.Limits.Tokens = 5, "{ nonsense { a b c } }" },
        { "parserDepth", o => o.Limits.ParserDepth = 3, "{ nonsense { a { b { c { d } } } } }" },
        { "fields", o => o.Limits.Fields = 3, "{ nonsense { a b c } }" },
        { "aliases", o => o.Limits.Aliases = 1, "{ a: nonsense b: nonsense }" },
        { "directives", o => o.Limits.DirectivesPerLocation = 1, "{ nonsense @a @b }" },
        { "fragmentVisits", o => o.Limits.FragmentVisits = 1, "{ ...A ...B }" },
        { "selectionDepth", o => o.Limits.SelectionDepth = 2, "{ nonsense { a { b } } }" },
        { "introspectionDepth", o => o.Limits.IntrospectionDepth = 2, "{ __schema { nonsense { a } } }" },
    };

    [Theory]
    [MemberData(nameof(BeforeTheRules), DisableDiscoveryEnumeration = true)]
    public async Task What_is_counted_on_the_document_is_refused_before_any_rule_runs(string limit, Action<GraphQLOptions> lower, string document)
    {
        await using var host = await SchoolHost.StartAsync(lower);

        var answer = await host.AskAsync(document);

        Assert.Equal("LIMIT_EXCEEDED", answer.Code());
        Assert.Equal(limit, answer.Error("limit"));
    }

    [Fact]
    public async Task A_body_over_its_limit_is_not_even_read_as_a_document()
    {
        await using var host = await SchoolHost.StartAsync(o => o.Limits.BodyBytes = 40);

        var answer = await host.AskAsync("this is no GraphQL and longer than forty bytes");

        Assert.Equal("body", answer.Error("limit"));
    }

    [Fact]
    public async Task The_merge_rule_has_a_budget()
    {
        await using var host = await SchoolHost.StartAsync(o => o.Limits.MergeBudget = 5);

        var answer = await host.AskAsync("""{ person(id: "person:P1") { name name name name name name } }""");

        Assert.Equal("LIMIT_EXCEEDED", answer.Code());
        Assert.Equal("mergeBudget", answer.Error("limit"));
    }

    [Fact]
    public async Task The_limit_of_errors_cuts_the_answer()
    {
        await using var host = await SchoolHost.StartAsync(o => o.Limits.Errors = 3);

        var answer = await host.AskAsync("{ a b c d e }");

        Assert.Equal(3, answer.GetProperty("errors").GetArrayLength());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", answer.Code());
    }

    [Theory]
    [InlineData("cost")]
    [InlineData("pageSize")]
    public async Task Cost_and_page_are_known_after_coercion_and_refused_before_anything_resolves(string limit)
    {
        await using var host = await SchoolHost.StartAsync(o => (o.Limits.Cost, o.Limits.PageSize) = limit == "cost" ? (20, 100) : (5_000, 20));
        const string Document = "query($n: Int!) { search(text: \"\", first: $n) { club { id } } }";

        var wrong = await host.AskAsync(Document, new { n = "many" });
        var over = await host.AskAsync(Document, new { n = 30 });
        var calls = host.Get<CallCounter>().Calls.Count;
        var within = await host.AskAsync(Document, new { n = 5 });

        Assert.Equal("BAD_USER_INPUT", wrong.Code());
        Assert.Equal(limit, over.Error("limit"));
        Assert.Equal(0, calls);
        Assert.Null(within.Code());
    }
}
