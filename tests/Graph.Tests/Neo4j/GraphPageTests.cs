using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>What <c>docs/graph.md</c> says is so.</summary>
[Collection(Neo4jServer.Shared)]
public sealed partial class GraphPageTests(Neo4jServer server, DemoCounty county) : IClassFixture<DemoCounty>
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "graph.md")).ReplaceLineEndings("\n");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Questions() => [.. Question().Matches(Page).Select(m => m.Groups[1].Value)];

    [Fact]
    public void A_committee_asks_ten_questions() => Assert.Equal(10, Question().Count(Page));

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_of_the_page_has_an_answer(string question)
    {
        await county.MadeAsync(server);
        await using QueryApiTransport transport = server.Transport();
        string cypher = Question().Matches(Page).Single(m => m.Groups[1].Value == question).Groups[2].Value;
        var asked = new Dictionary<string, object?>
        {
            ["today"] = DemoCounty.Today,
            ["unit"] = await FirstAsync(transport, "MATCH (u:Unit)<-[:PART_OF]-(:Unit)<-[:IN_UNIT]-(:Cadre)-[:HELD]->() RETURN u.name ORDER BY u.id LIMIT 1"),
            ["post"] = await FirstAsync(transport, "MATCH (p:Post)-[:REQUIRES]->() RETURN p.id ORDER BY p.id LIMIT 1"),
            ["class"] = await FirstAsync(transport, "MATCH (:Ballot {role: 'peer'})-[:IN]->(:Round)-[:ABOUT]->(k) RETURN k.id ORDER BY k.id LIMIT 1"),
        };

        CypherTable answer = await transport.RunAsync(new CypherStatement("question", cypher, asked, CypherAccess.Read), Token);

        Assert.NotEqual(0, answer.Count);
    }

    [Fact]
    public void The_page_says_what_every_constraint_and_index_is_for()
    {
        IEnumerable<string> made = CypherFiles.Migrations.SelectMany(m => Made().Matches(m.Value)).Select(m => m.Groups[1].Value);

        IEnumerable<string> said = Row().Matches(Page).Select(m => m.Groups[1].Value);

        Assert.Equal(made.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_names_every_label_and_relationship_that_is_written()
    {
        string written = string.Concat(CypherFiles.Names.Where(n => n.StartsWith("write/", StringComparison.Ordinal)).Select(CypherFiles.Text));

        IEnumerable<string> names = Name().Matches(written).Select(m => m.Groups[1].Value).Distinct();

        Assert.All(names, name => Assert.Matches($@"\b{name}\b", Page));
    }

    [GeneratedRegex(@"\*\*(\d+)\. [^\n]+\*\*\n```cypher\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Question();

    [GeneratedRegex(@"CREATE (?:\w+ )*?(?:CONSTRAINT|INDEX) (\w+) IF NOT EXISTS")]
    private static partial Regex Made();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"[(\[]\w*:(\w+)")]
    private static partial Regex Name();

    private static async Task<string> FirstAsync(QueryApiTransport transport, string cypher) =>
        (await transport.RunAsync(new CypherStatement("question", cypher, new Dictionary<string, object?>(), CypherAccess.Read), Token))[0].Text(0);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
