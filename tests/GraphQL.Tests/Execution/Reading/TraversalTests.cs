using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Execution.Reading;

public sealed class TraversalTests
{
    [Fact]
    public async Task Loaders_wait_for_everything_else_so_a_level_is_one_batch_however_long_its_parts_take()
    {
        await using var host = await StartAsync();

        for (var again = 0; again < 20; again++)
        {
            var answer = await host.AskAsync("""
                { slow: late(turns: 7, number: 1) { club { parent { title } } }
                  quick: search(text: "", first: 2) { club { parent { title } } }
                  some: late(turns: 2, number: 4) { friends { club { parent { title } } } } }
                """);

            Assert.Equal(
                """{"slow":{"club":{"parent":{"title":"Club c1p at 2026"}}},"quick":[{"club":{"parent":{"title":"Club c1p at 2026"}}},{"club":{"parent":{"title":"Club c2p at 2026"}}}],"some":{"friends":[{"club":{"parent":{"title":"Club c5p at 2026"}}},{"club":{"parent":{"title":"Club c6p at 2026"}}}]}}""",
                answer.Data());
        }

        Assert.Equal(Enumerable.Repeat("clubs:4", 40), host.Get<CallCounter>().Calls);
    }

    [Fact]
    public async Task Mutations_go_one_after_the_other_each_finished_whole()
    {
        await using var host = await StartAsync();

        var answer = await host.AskAsync("""
            mutation { a: step(name: "a", turns: 9) { after { name } } b: step(name: "b", turns: 1) { after { name } } c: step(name: "c", turns: 4) { name } }
            """);

        Assert.Equal("""{"a":{"after":{"name":"a+"}},"b":{"after":{"name":"b+"}},"c":{"name":"c"}}""", answer.Data());
        Assert.Equal(["a begins", "a ends", "a is read", "b begins", "b ends", "b is read", "c begins", "c ends"], host.Get<Journal>().Lines);
    }

    [Fact]
    public async Task A_mutation_that_leaves_nothing_of_the_answer_is_the_last()
    {
        await using var host = await StartAsync();

        var answer = await host.AskAsync("""mutation { a: step(name: "a", turns: 0) { name } b: step(name: "none", turns: 0) { name } c: step(name: "c", turns: 0) { name } }""");

        Assert.Equal("null", answer.Data());
        Assert.Equal("""["b"]""", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
        Assert.Equal(["a begins", "a ends", "none begins", "none ends"], host.Get<Journal>().Lines);
    }

    [Fact]
    public async Task A_refused_dossier_is_refused_before_any_loader_of_its_level_is_asked()
    {
        await using var host = await StartAsync();

        // Once by the library's executer, and once as a known document.
        for (var again = 0; again < 2; again++)
        {
            using var response = await host.PostAsync("""{"query":"{ search(text: \"\", first: 3) { club { title } salary } }"}""", accept: "application/graphql-response+json");
            var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("LIMIT_EXCEEDED", answer.Code());
            Assert.Equal("null", answer.Data());
        }

        Assert.Empty(host.Get<CallCounter>().Calls);
    }

    [Fact]
    public async Task All_subjects_of_a_level_come_to_the_gate_at_once_however_deep_their_lists()
    {
        await using var host = await StartAsync();

        var answer = await host.AskAsync("""{ a: late(turns: 3, number: 0) { friends { salary } } b: late(turns: 0, number: 0) { friends { salary } } }""");

        Assert.Equal("""{"a":{"friends":[{"salary":"100"},{"salary":"100"}]},"b":{"friends":[{"salary":"100"},{"salary":"100"}]}}""", answer.Data());
        Assert.Equal(["P1,P2 Person.salary"], host.Get<TestGate>().Entries);
    }

    [Fact]
    public async Task What_is_cancelled_goes_no_further_than_it_is()
    {
        await using var host = await StartAsync();
        var engine = host.Get<GraphQLEngine>();
        var journal = host.Get<Journal>();
        var request = new GraphQLRequest("""{ ending { ending { ending { name } } } }""", null, null);

        // Whoever has gone away gets an exception or an answer, whichever was first; nobody reads either.
        await Record.ExceptionAsync(() => engine.ExecuteAsync(request, new TestCaller("reader"), "r", journal.Stop.Token));
        while (engine.Abandoned > 0)
            await Task.Yield();

        Assert.Equal(["ends"], journal.Lines);
    }

    private static Task<SchoolHost> StartAsync() => SchoolHost.StartAsync(
        o => o.AddTypes(typeof(Timing), typeof(Steps), typeof(Friends)),
        s => s.AddSingleton<Journal>());
}

public sealed class Journal
{
    public List<string> Lines { get; } = [];

    public CancellationTokenSource Stop { get; } = new();
}

public sealed record StepNode(string Name)
{
    public async Task<StepNode> After(Journal journal)
    {
        await Task.Yield();
        journal.Lines.Add($"{Name} is read");
        return new StepNode(Name + "+");
    }
}

public sealed record EndNode(string Name)
{
    public EndNode Ending(Journal journal) => Timing.Ending(journal);
}

[MutationRoot]
public static class Steps
{
    public static async Task<StepNode> Step(string name, int turns, Journal journal)
    {
        journal.Lines.Add($"{name} begins");
        for (var i = 0; i < turns; i++)
            await Task.Yield();
        journal.Lines.Add($"{name} ends");
        return name == "none" ? null! : new StepNode(name);
    }
}

[QueryRoot]
public static class Timing
{
    public static async Task<PersonNode> Late(int turns, int number)
    {
        for (var i = 0; i < turns; i++)
            await Task.Yield();
        return A.Person(number, null);
    }

    public static EndNode Ending(Journal journal)
    {
        journal.Lines.Add("ends");
        journal.Stop.Cancel();
        return new EndNode("over");
    }
}

[Extends(typeof(PersonNode))]
public static class Friends
{
    [Name("friends")]
    [ListSize(2)]
    public static IReadOnlyList<PersonNode> Of(PersonNode person)
    {
        var number = int.Parse(person.Id.Value[1..], System.Globalization.CultureInfo.InvariantCulture);
        return [A.Person(number + 1, null), A.Person(number + 2, null)];
    }
}
