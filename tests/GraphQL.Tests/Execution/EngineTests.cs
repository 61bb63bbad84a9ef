using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Execution;

public sealed class EngineTests
{
    [Fact]
    public async Task A_level_of_a_list_costs_one_batch_and_two_days_of_one_operation_keep_apart()
    {
        await using var host = await SchoolHost.StartAsync();

        var answer = await host.AskAsync("""
            { a: people(first: 3, filter: {in: {from: "2024-01-01"}}) { nodes { club { title parent { title } } } }
              b: people(first: 2, filter: {in: {from: "2025-01-01"}}) { nodes { club { title parent { title } } } } }
            """);

        Assert.Equal(["clubs:5", "clubs:5"], host.Get<CallCounter>().Calls);
        Assert.Equal(
            """{"a":{"nodes":[{"club":{"title":"Club c1 at 2024","parent":{"title":"Club c1p at 2024"}}},{"club":{"title":"Club c2 at 2024","parent":{"title":"Club c2p at 2024"}}},{"club":{"title":"Club c3 at 2024","parent":{"title":"Club c3p at 2024"}}}]},"b":{"nodes":[{"club":{"title":"Club c1 at 2025","parent":{"title":"Club c1p at 2025"}}},{"club":{"title":"Club c2 at 2025","parent":{"title":"Club c2p at 2025"}}}]}}""",
            answer.Data());
    }

    [Fact]
    public async Task A_batch_method_is_called_once_a_level_with_what_it_asks_for()
    {
        await using var host = await SchoolHost.StartAsync();

        var answer = await host.AskAsync("{ people(first: 3) { nodes { letters } } }");

        Assert.Equal("""{"people":{"nodes":[{"letters":8},{"letters":8},{"letters":8}]}}""", answer.Data());
        Assert.Equal(["letters:3"], host.Get<CallCounter>().Calls);
    }

    [Fact]
    public async Task A_load_that_follows_a_load_is_one_more_batch_for_all_of_the_level()
    {
        await using var host = await SchoolHost.StartAsync();

        var answer = await host.AskAsync("""{ search(text: "", first: 3) { parentTitle } }""");

        Assert.Equal(["clubs:3", "clubs:3"], host.Get<CallCounter>().Calls);
        Assert.Equal("""{"search":[{"parentTitle":"Club c1p at 2026"},{"parentTitle":"Club c2p at 2026"},{"parentTitle":"Club c3p at 2026"}]}""", answer.Data());
    }

    [Fact]
    public async Task A_key_without_a_value_is_null()
    {
        await using var host = await SchoolHost.StartAsync();

        var answer = await host.AskAsync("""{ person(id: "person:P123") { club { parent { parent { parent { parent { parent { title } } } } } } } }""");

        Assert.Equal("""{"person":{"club":{"parent":{"parent":{"parent":{"parent":null}}}}}}""", answer.Data());
    }

    [Fact]
    public async Task A_defect_is_masked_and_a_refusal_told_both_with_the_request_id()
    {
        await using var host = await SchoolHost.StartAsync();

        var defect = await host.AskAsync("""{ person(id: "person:P1") { fails(how: "x") } }""");
        var told = await host.AskAsync("""{ person(id: "person:P1") { name fails(how: "told") } }""");

        Assert.Equal("INTERNAL", defect.Code());
        Assert.DoesNotContain("hunter2", defect.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("CONFLICT", told.Code());
        Assert.Equal("It has changed.", told.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Equal("""["person","fails"]""", told.GetProperty("errors")[0].GetProperty("path").GetRawText());
        Assert.NotEqual("", told.Error("requestId"));
        Assert.Equal("""{"person":{"name":"Person 1","fails":null}}""", told.Data());
    }

    [Fact]
    public async Task A_forbidden_root_is_an_error_and_a_forbidden_field_null_without_one()
    {
        await using var host = await SchoolHost.StartAsync();
        const string Query = """{ closed person(id: "person:P1") { secret } }""";

        var reader = await host.AskAsync(Query);
        var boss = await host.AskAsync(Query, role: "boss");

        Assert.Equal("FORBIDDEN", reader.Code());
        Assert.Equal(1, reader.GetProperty("errors").GetArrayLength());
        Assert.Equal("""{"closed":null,"person":{"secret":null}}""", reader.Data());
        Assert.Equal("""{"closed":"open","person":{"secret":"secret of Person 1"}}""", boss.Data());
    }

    [Fact]
    public async Task The_gate_hears_of_a_level_once_before_its_dossier_fields_resolve()
    {
        await using var host = await SchoolHost.StartAsync();

        var answer = await host.AskAsync("{ search(text: \"\", first: 2) { salary again: salary } }");

        Assert.Equal(["P1,P2 Person.salary"], host.Get<TestGate>().Entries);
        Assert.Equal("""{"search":[{"salary":"100","again":"100"},{"salary":"100","again":"100"}]}""", answer.Data());
    }

    [Fact]
    public async Task A_refused_dossier_takes_the_whole_answer_with_it()
    {
        await using var host = await SchoolHost.StartAsync();

        var answer = await host.AskAsync("{ evidence { __typename } search(text: \"\", first: 3) { name salary } }");

        Assert.Equal("LIMIT_EXCEEDED", answer.Code());
        Assert.Equal(1, answer.GetProperty("errors").GetArrayLength());
        Assert.False(answer.TryGetProperty("data", out var data) && data.ValueKind != System.Text.Json.JsonValueKind.Null);
        Assert.Empty(host.Get<TestGate>().Entries);
    }

    [Fact]
    public async Task Without_its_audit_no_answer_leaves()
    {
        await using var host = await SchoolHost.StartAsync(more: s => s.AddSingleton<IOperationObserver, BrokenAudit>());

        var answer = await host.AskAsync("""{ person(id: "person:P1") { name } }""");

        Assert.Equal("INTERNAL", answer.Code());
        Assert.DoesNotContain("Person 1", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_observer_hears_fields_codes_and_cost()
    {
        var audit = new Audit();
        await using var host = await SchoolHost.StartAsync(more: s => s.AddSingleton<IOperationObserver>(audit));

        await host.AskAsync("query Mine { closed people(first: 10) { nodes { name club { id } } } }", operationName: "Mine");

        var heard = Assert.Single(audit.Heard);
        Assert.Equal(("Mine", false, 21d), (heard.Name, heard.IsMutation, heard.Cost));
        Assert.Equal(["closed", "people"], heard.RootFields);
        Assert.Equal(["FORBIDDEN"], heard.Codes);
    }

    [Fact]
    public async Task The_timeout_answers_although_the_resolver_does_not_listen()
    {
        var clock = new HourClock();
        await using var host = await SchoolHost.StartAsync(
            o =>
            {
                o.Limits.TimeoutSeconds = 3_600;
                o.Limits.AbandonedOperations = 1;
            },
            services => services.AddSingleton<TimeProvider>(clock));

        var asked = host.AskAsync("{ slow }");
        await host.Get<Gate>().Asked.Task;
        await clock.PassAsync();
        var late = await asked;
        var refused = await host.AskAsync("{ slow }");
        host.Get<Gate>().Opened.SetResult();
        while (host.Get<GraphQLEngine>().Abandoned > 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        var after = await host.AskAsync("{ slow }");

        Assert.Equal("TIMEOUT", late.Code());
        Assert.Equal("null", late.Data());
        Assert.Equal("NOT_READY", refused.Code());
        Assert.Equal("""{"slow":"done"}""", after.Data());
    }

    [Fact]
    public async Task A_document_is_validated_once_and_its_variables_every_time()
    {
        await using var host = await SchoolHost.StartAsync();
        const string Query = "query($id: ID!, $n: Float) { person(id: $id) { name } echo(number: $n) }";

        var good = await host.AskAsync(Query, new { id = "person:P1" });
        var missing = await host.AskAsync(Query, new { n = 1 });
        var wrong = await host.AskAsync(Query, new { id = "person:P1", n = "x" });

        Assert.Equal(1, host.Get<GraphQLEngine>().CachedDocuments);
        Assert.Equal("""{"name":"Person 1"}""", good.GetProperty("data").GetProperty("person").GetRawText());
        Assert.Equal("BAD_USER_INPUT", missing.Code());
        Assert.Equal("BAD_USER_INPUT", wrong.Code());
    }

    [Fact]
    public async Task Suggestions_are_for_development_alone()
    {
        await using var outside = await SchoolHost.StartAsync();
        await using var inside = await SchoolHost.StartAsync(o => o.ShowDetails = true);
        const string Query = """{ person(id: "person:P1") { nam } }""";

        var hidden = await outside.AskAsync(Query);
        var shown = await inside.AskAsync(Query);

        Assert.DoesNotContain("Did you mean", hidden.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Did you mean", shown.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_twenty_errors_go_out()
    {
        await using var host = await SchoolHost.StartAsync();

        var answer = await host.AskAsync($"{{ {string.Join(' ', Enumerable.Range(0, 50).Select(i => $"u{i}"))} }}");

        Assert.Equal(20, answer.GetProperty("errors").GetArrayLength());
    }

    private sealed class BrokenAudit : IOperationObserver
    {
        public Task CompletedAsync(OperationSummary summary, CancellationToken cancellationToken) => throw new IOException("disk full");
    }

    private sealed class Audit : IOperationObserver
    {
        public List<OperationSummary> Heard { get; } = [];

        public Task CompletedAsync(OperationSummary summary, CancellationToken cancellationToken)
        {
            Heard.Add(summary);
            return Task.CompletedTask;
        }
    }
}
