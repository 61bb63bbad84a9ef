using System.Text.RegularExpressions;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Records;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using TalentGraph.Graph.Neo4j.Writing;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

[Collection(Neo4jServer.Shared)]
public sealed partial class CypherFilesTests(Neo4jServer server)
{
    private static readonly string[] Full =
        ["AllNodesScan", "NodeByLabelScan", "CartesianProduct", "RelationshipTypeScan", "AllRelationshipsScan"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_record_has_one_file_to_write_and_one_to_scan_and_at_most_40_others_exist()
    {
        string[] names = [.. RecordTypes.All.Select(t => t.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(names, In("write"));
        Assert.Equal(names, In("scan"));
        Assert.InRange(CypherFiles.Names.Count - (2 * names.Length), 1, 40);

        static IEnumerable<string> In(string folder) => CypherFiles.Names
            .Where(n => n.StartsWith(folder + "/", StringComparison.Ordinal)).Select(n => n[(folder.Length + 1)..]).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Every_query_says_its_purpose_its_parameters_and_what_it_returns()
    {
        foreach (string name in CypherFiles.Names)
        {
            string[] lines = CypherFiles.Text(name).Split('\n');
            string header = string.Join('\n', lines.TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)));
            IEnumerable<string> used = Parameter().Matches(CypherFiles.WithoutComments(CypherFiles.Text(name))).Select(m => m.Value).Distinct();

            Assert.Contains("\n// Parameters:", header, StringComparison.Ordinal);
            Assert.Contains("\n// Returns:", header, StringComparison.Ordinal);
            Assert.All(used, parameter => Assert.True(header.Contains(parameter, StringComparison.Ordinal), $"{name} does not say what {parameter} is."));
        }
    }

    [Fact]
    public async Task No_query_reads_a_whole_label_or_type_or_multiplies_rows()
    {
        await using Neo4jTalentStore store = await OpenAsync();
        await using QueryApiTransport transport = server.Transport();
        foreach (string name in CypherFiles.Names)
        {
            string[] whole = await WholeAsync(transport, name, CypherFiles.Text(name));
            Assert.True(whole.Length == 0, $"{name}: {string.Join(", ", whole)}");
        }
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("commit")]
    public async Task Writes_in_one_statement_are_planned_as_each_alone(string around)
    {
        await using Neo4jTalentStore store = await OpenAsync();
        await using QueryApiTransport transport = server.Transport();
        string[] files = [.. RecordTypes.All.Select(t => "write/" + t.Name), "set_now"];

        foreach (string[] some in files.Chunk(6))
        {
            string text = WriteStatement.Compose(around, some);
            Assert.DoesNotContain("$rows ", text, StringComparison.Ordinal);
            Assert.Empty(await WholeAsync(transport, around, text));
        }
    }

    [Fact]
    public async Task Kinds_read_in_one_statement_are_planned_as_each_alone()
    {
        await using Neo4jTalentStore store = await OpenAsync();
        await using QueryApiTransport transport = server.Transport();
        IEnumerable<RecordType> types = RecordTypes.All.Where(t => CypherFiles.Text("scan/" + t.Name).Contains("UNWIND $cadres", StringComparison.Ordinal));

        Assert.Equal(types.Select(type => type.Name).Order(), KindsTogetherTests.Kinds.Select(kind => kind.Type.Name).Order());
        foreach (FactKind[] some in KindsTogetherTests.Kinds.Chunk(6))
        {
            KindOfCadres[] asked = [.. some.SelectMany(kind => new[] { false, true }.Select(byKey => new KindOfCadres(kind, byKey, [], KindOfCadres.All)))];
            Assert.Empty(await WholeAsync(transport, KindsTogether.Name, KindsTogether.Text(asked)));
        }
    }

    [Fact]
    public async Task A_query_that_reads_records_gives_their_columns_in_order()
    {
        await using Neo4jTalentStore store = await OpenAsync();
        await using QueryApiTransport transport = server.Transport();
        foreach (RecordType type in RecordTypes.All)
        {
            var nothing = new Dictionary<string, object?>
            {
                ["keys"] = Array.Empty<string>(), ["after"] = "", ["rows"] = 0, ["cadres"] = Array.Empty<string>(), ["latest"] = 1, ["classes"] = Array.Empty<string>(),
            };
            CypherTable table = await transport.RunAsync(
                new CypherStatement(type.Name, CypherFiles.Text("scan/" + type.Name), nothing, CypherAccess.Read), Token);

            IEnumerable<string> columns = type.Columns.SelectMany(c =>
                c.Kind == CellKind.Marks ? ["indicatorIds", "scores", "commentedIds", "comments"] : (string[])[Cells.PropertyOf(c)]);
            Assert.Equal(columns, table.Fields.Where(field => field != "since"));
            Assert.Equal(NaturalOrder.DatedBy(type) is not null, table.Fields.Contains("since"));
        }
    }

    [GeneratedRegex(@"\$[a-zA-Z]\w*")]
    private static partial Regex Parameter();

    private static async Task<string[]> WholeAsync(QueryApiTransport transport, string name, string text)
    {
        CypherPlan plan = await transport.ExplainAsync(new CypherStatement(name, text, new Dictionary<string, object?>(), CypherAccess.Read), Token);
        return [.. plan.All.Select(step => step.Operator).Where(step => Full.Any(full => step.Contains(full, StringComparison.Ordinal)))];
    }

    private async Task<Neo4jTalentStore> OpenAsync() => await (await server.StartedAsync()).OpenAsync();
}
