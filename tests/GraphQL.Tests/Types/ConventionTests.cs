using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Types;

public sealed class ConventionTests(ConventionTests.Served served) : IClassFixture<ConventionTests.Served>
{
    [Fact]
    public async Task Typed_ids_go_in_and_out_as_kind_and_key()
    {
        var answer = await served.Host.AskAsync("""{ person(id: "person:P7") { id asOf grade grades score } }""");

        Assert.Equal("""{"person":{"id":"person:P7","asOf":"2026-01-01","grade":"FROM_1_TO_2","grades":["CLERK_2","FROM_1_TO_2"],"score":12.5}}""", answer.Data());
    }

    [Fact]
    public async Task An_id_of_another_kind_is_bad_user_input()
    {
        var answer = await served.Host.AskAsync("""{ person(id: "club:P7") { id } }""");

        Assert.Equal("BAD_USER_INPUT", answer.Code());
        Assert.Equal("""{"person":null}""", answer.Data());
    }

    [Fact]
    public async Task Ids_in_lists_and_input_defaults_and_scalars_reach_the_record()
    {
        var answer = await served.Host.AskAsync(
            """query($f: PersonFilter, $at: DateTime) { echo(filter: $f, orderBy: {}, number: 2, at: $at) }""",
            new { f = new { ids = new[] { "person:a", "person:b" }, text = "x" }, at = "2026-03-01T08:00:00+08:00" });

        Assert.Equal("""{"echo":"2|x|True|Name|2|2026-03-01T00:00:00.0000000\u002B00:00"}""", answer.Data().Replace("+", "\\u002B", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_explicit_null_beats_the_input_default()
    {
        var answer = await served.Host.AskAsync("""{ a: echo(filter: {includeOld: null}) b: echo(filter: {}) c: echo }""");

        Assert.Equal("""{"a":"|||||","b":"||True|||","c":"|||||"}""", answer.Data());
    }

    [Fact]
    public async Task Optional_inputs_tell_absent_from_null_and_from_a_value()
    {
        const string Save = "mutation($i: PersonInput!) { save(input: $i) }";

        var absent = await served.Host.AskAsync(Save, new { i = new { id = "person:P1" } });
        var cleared = await served.Host.AskAsync("""mutation { save(input: {id: "person:P1", name: null, stars: null, grades: null, weight: 2}) }""");
        var written = await served.Host.AskAsync(Save, new { i = new { id = "person:P1", name = "Li", stars = 3, grades = new[] { "CLERK_2" } } });

        Assert.Equal("""{"save":"P1 name=absent stars=absent grades=absent weight=1.5"}""", absent.Data());
        Assert.Equal("""{"save":"P1 name=null stars=null grades=null weight=2"}""", cleared.Data());
        Assert.Equal("""{"save":"P1 name=Li stars=3 grades=1 weight=1.5"}""", written.Data());
    }

    [Fact]
    public async Task Interfaces_and_unions_resolve_to_their_classes()
    {
        var answer = await served.Host.AskAsync("""{ node(id: "person:P1") { __typename id } evidence { __typename ... on Review { stars } ... on Award { title } } }""");

        Assert.Equal("""{"node":{"__typename":"Person","id":"person:P1"},"evidence":[{"__typename":"Review","stars":5},{"__typename":"Award","title":"Best"}]}""", answer.Data());
    }

    [Fact]
    public async Task A_connection_pages_by_cursor_and_shows_its_own_fields()
    {
        var answer = await served.Host.AskAsync("""{ people(first: 2, after: "5") { edges { cursor node { name } } nodes { id } pageInfo { hasNextPage endCursor hasPreviousPage startCursor } totalCount source } }""");

        Assert.Equal(
            """{"people":{"edges":[{"cursor":"6","node":{"name":"Person 6"}},{"cursor":"7","node":{"name":"Person 7"}}],"nodes":[{"id":"person:P6"},{"id":"person:P7"}],"pageInfo":{"hasNextPage":true,"endCursor":"7","hasPreviousPage":false,"startCursor":"6"},"totalCount":1000,"source":"memory"}}""",
            answer.Data());
    }

    [Fact]
    public async Task First_has_its_default_and_is_at_least_one()
    {
        var byDefault = await served.Host.AskAsync("{ people { nodes { id } } }");
        var none = await served.Host.AskAsync("{ people(first: 0) { nodes { id } } }");

        Assert.Equal(20, byDefault.GetProperty("data").GetProperty("people").GetProperty("nodes").GetArrayLength());
        Assert.Equal("BAD_USER_INPUT", none.Code());
    }

    [Fact]
    public async Task Another_feature_adds_fields_and_parameters_come_from_services_and_the_request()
    {
        var answer = await served.Host.AskAsync("""{ person(id: "person:P1") { greeting hi: greeting(word: "Hi") expensive caller notes } }""");

        Assert.Equal("""{"person":{"greeting":"Hello Person 1","hi":"Hi Person 1","expensive":"noon","caller":"reader","notes":["first","second"]}}""", answer.Data());
    }

    [Fact]
    public async Task A_date_that_is_none_is_bad_user_input()
    {
        var literal = await served.Host.AskAsync("""{ person(id: "person:P1", asOf: "2026-02-30") { id } }""");
        var variable = await served.Host.AskAsync("query($d: Date) { person(id: \"person:P1\", asOf: $d) { id } }", new { d = "yesterday" });

        Assert.Equal("GRAPHQL_VALIDATION_FAILED", literal.Code());
        Assert.Equal("BAD_USER_INPUT", variable.Code());
    }

    public sealed class Served : IAsyncLifetime
    {
        public SchoolHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await SchoolHost.StartAsync();

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
