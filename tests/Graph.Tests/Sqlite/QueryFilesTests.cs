using TalentGraph.Graph.Sqlite.Engine;
using Xunit;

namespace TalentGraph.Graph.Tests.Sqlite;

public sealed class QueryFilesTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();
    private readonly Connection connection;

    public QueryFilesTests()
    {
        connection = Connection.Open(path, "PRAGMA user_version");
        Migrations.Apply(connection);
    }

    public static TheoryData<string> All() => [.. QueryFiles.Names.Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        connection.Dispose();
        File.Delete(path);
    }

    [Fact]
    public void Every_record_has_one_file_to_write_and_one_to_scan_and_at_most_40_others_exist()
    {
        string[] names = [.. RecordTypes.All.Select(t => t.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(names, In("write"));
        Assert.Equal(names, In("scan"));
        Assert.InRange(QueryFiles.Names.Count - (2 * names.Length), 1, 40);

        static IEnumerable<string> In(string folder) => QueryFiles.Names
            .Where(n => n.StartsWith(folder + "/", StringComparison.Ordinal)).Select(n => n[(folder.Length + 1)..]).Order(StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_query_says_its_purpose_and_what_it_returns_and_can_be_planned(string name)
    {
        string text = QueryFiles.Text(name);

        Assert.StartsWith("-- ", text, StringComparison.Ordinal);
        Assert.Contains("\n-- Returns:", text, StringComparison.Ordinal);
        if (text.Contains('@', StringComparison.Ordinal))
            Assert.Contains("\n-- Parameters:", text, StringComparison.Ordinal);
        // A plain write needs no search: its plan is empty, and to have one at all the query must compile.
        Assert.All(Plan(name), step => Assert.NotEqual("", step));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_query_but_the_search_reads_a_whole_table(string name)
    {
        string[] whole = [.. Plan(name).Where(step =>
            step.StartsWith("SCAN ", StringComparison.Ordinal)
            && RecordTypes.All.Select(t => t.Name).Append("changes").Append("r").Contains(step.Split(' ')[1]))];

        if (name == "search")
            Assert.All(whole, step => Assert.Contains("USING INDEX", step, StringComparison.Ordinal));
        else
            Assert.Empty(whole);
    }

    [Fact]
    public void A_query_that_reads_records_gives_their_columns_in_order()
    {
        foreach (string name in QueryFiles.Names.Where(n => n.StartsWith("scan/", StringComparison.Ordinal) || n.StartsWith("of_", StringComparison.Ordinal)))
        {
            RecordType type = RecordTypes.Find(name.Split('/')[1])!;
            IEnumerable<string> columns = type.Columns.SelectMany(c => c.Kind == CellKind.Marks ? [c.Name, "comments"] : (string[])[c.Name]);
            Assert.Equal(columns, connection.Query(name).Columns);
        }
    }

    [Fact]
    public void A_file_is_migrated_once_and_its_tables_are_named_as_the_records()
    {
        Migrations.Apply(connection);

        using Statement tables = connection.Prepare("SELECT name FROM sqlite_schema WHERE type = 'table'", "test");
        var names = new HashSet<string>();
        while (tables.Step())
            names.Add(tables.Text(0));
        Assert.Equal(RecordTypes.All.Select(t => t.Name).Concat(["meta", "commits", "changes"]).Order(), names.Order());
    }

    private List<string> Plan(string name)
    {
        using Statement plan = connection.Prepare("EXPLAIN QUERY PLAN " + QueryFiles.Text(name), name);
        var steps = new List<string>();
        while (plan.Step())
            steps.Add(plan.Text(3));
        return steps;
    }
}
