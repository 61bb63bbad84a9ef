using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Results;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Execution.Plans;

public sealed class OperationPlanTests
{
    private const string Conditional = """
        query($mail: Boolean!, $brief: Boolean = true) {
          person(id: "person:P1") {
            email @include(if: $mail)
            ...Long @skip(if: $brief)
            name
            always: name @include(if: true) @skip(if: false)
            never: name @skip(if: true)
            ... @include(if: $mail) @skip(if: $brief) { both: name }
          }
        }
        fragment Long on Person { name grade email }
        """;

    [Fact]
    public async Task One_plan_answers_every_value_of_its_conditions_keys_in_the_order_of_what_is_included()
    {
        await using var host = await SchoolHost.StartAsync();

        for (var twice = 0; twice < 2; twice++)
        {
            Assert.Equal("""{"person":{"name":"Person 1","always":"Person 1"}}""", (await host.AskAsync(Conditional, new { mail = false })).Data());
            Assert.Equal("""{"person":{"email":"p1@example.org","name":"Person 1","always":"Person 1"}}""", (await host.AskAsync(Conditional, new { mail = true })).Data());
            Assert.Equal(
                """{"person":{"email":"p1@example.org","name":"Person 1","grade":"FROM_1_TO_2","always":"Person 1","both":"Person 1"}}""",
                (await host.AskAsync(Conditional, new { mail = true, brief = false })).Data());
            Assert.Equal(
                """{"person":{"name":"Person 1","grade":"FROM_1_TO_2","email":"p1@example.org","always":"Person 1"}}""",
                (await host.AskAsync(Conditional, new { mail = false, brief = false })).Data());
        }

        Assert.Equal(1, host.Get<GraphQLEngine>().CachedPlans);
    }

    [Fact]
    public async Task A_plan_belongs_to_a_policy_set_and_never_to_a_user_and_asks_its_policies_once()
    {
        await using var host = await SchoolHost.StartAsync();
        var engine = host.Get<GraphQLEngine>();
        var (first, second, boss) = (new Asking("reader", "u1"), new Asking("reader", "u2"), new Asking("boss", "u1"));

        var answers = new List<string>();
        foreach (var caller in new[] { first, second, boss, first })
        {
            var request = new GraphQLRequest("""{ person(id: "person:P1") { secret name } }""", null, null);
            answers.Add(Text(await engine.ExecuteAsync(request, caller, "r", TestContext.Current.CancellationToken)));
        }

        Assert.Equal(
            [
                """{"person":{"secret":null,"name":"Person 1"}}""",
                """{"person":{"secret":null,"name":"Person 1"}}""",
                """{"person":{"secret":"secret of Person 1","name":"Person 1"}}""",
                """{"person":{"secret":null,"name":"Person 1"}}""",
            ],
            answers);
        Assert.Equal(2, engine.CachedPlans);
        Assert.Equal((3, 0, 3), (first.Asked, second.Asked, boss.Asked));
    }

    [Fact]
    public async Task Operations_of_one_document_have_plans_of_their_own()
    {
        await using var host = await SchoolHost.StartAsync();
        const string Query = """query A { person(id: "person:P1") { id } } query B { person(id: "person:P2") { id } }""";

        Assert.Equal("""{"person":{"id":"person:P1"}}""", (await host.AskAsync(Query, operationName: "A")).Data());
        Assert.Equal("""{"person":{"id":"person:P2"}}""", (await host.AskAsync(Query, operationName: "B")).Data());
        Assert.Equal("""{"person":{"id":"person:P1"}}""", (await host.AskAsync(Query, operationName: "A")).Data());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", (await host.AskAsync(Query, operationName: "C")).Code());
        Assert.Equal(2, host.Get<GraphQLEngine>().CachedPlans);
    }

    [Fact]
    public async Task Arguments_of_a_known_document_follow_their_variables_and_defaults()
    {
        await using var host = await SchoolHost.StartAsync();
        const string Query = """
            query($n: Float = 1.5, $filter: PersonFilter, $text: String) {
              a: echo(number: $n, filter: $filter)
              b: echo(filter: {text: $text, ids: ["person:P1"]})
              c: echo(number: 3)
            }
            """;

        for (var again = 0; again < 2; again++)
        {
            Assert.Equal("""{"a":"||||1.5|","b":"1||True|||","c":"||||3|"}""", (await host.AskAsync(Query)).Data());
            Assert.Equal(
                """{"a":"2|t|True||2|","b":"1|x|True|||","c":"||||3|"}""",
                (await host.AskAsync(Query, new { n = 2, text = "x", filter = new { text = "t", ids = new[] { "person:P1", "person:P2" } } })).Data());
            Assert.Equal("BAD_USER_INPUT", (await host.AskAsync(Query, new { n = "x" })).Code());
        }
    }

    [Fact]
    public async Task Plans_that_are_over_their_bytes_make_room_for_others()
    {
        const int Bytes = 60_000;
        await using var host = await SchoolHost.StartAsync(o => o.Limits.CachedPlanBytes = Bytes);
        var engine = host.Get<GraphQLEngine>();

        for (var i = 0; i < 40; i++)
            Assert.Equal($$$"""{"person":{"n{{{i}}}":"Person 1"}}""", (await host.AskAsync($$"""{ person(id: "person:P1") { n{{i}}: name } }""")).Data());

        Assert.InRange(engine.CachedPlans, 5, 30);
        Assert.InRange(engine.CachedPlanBytes, 1, Bytes);
    }

    private static string Text(Answer answer)
    {
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream))
            ((ResultTree)answer.Result.Data!).Write(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class Asking(string role, string user) : ICaller
    {
        public int Asked { get; private set; }

        public string User { get; } = user;

        public string PolicySet => role;

        public bool May(FieldPolicy policy)
        {
            Asked++;
            return policy.Roles.Count == 0 || policy.Roles.Contains(role);
        }
    }
}
