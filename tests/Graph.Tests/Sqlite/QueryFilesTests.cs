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
            && RecordTypes.All.Select(t => t.Name).Concat(["changes", "r", "n"]).Contains(step.Split(' ')[1]))];

        if (name == "search")
            Assert.Equal(Enumerable.Repeat("COVERING", 5), whole.Select(step => step.Split(' ')[3]));
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
    public void A_file_of_an_older_build_gets_the_migrations_that_it_lacks()
    {
        string older = Path.GetTempFileName();
        using (var file = Connection.Open(older, "PRAGMA user_version"))
        {
            foreach ((string name, string sql) in QueryFiles.Migrations.Take(2))
                file.Execute(sql, name);
            file.Execute("INSERT INTO units (key, name, kind, level, name_key, name_fold) VALUES ('U1', 'n', 'soe', 'city', x'00', 'N'); PRAGMA user_version = 2", "test");

            Migrations.Apply(file);

            Assert.Equal("U1", Single(file, "SELECT id FROM units"));
            Assert.Equal("0", Single(file, "SELECT count(*) FROM changes"));
        }

        File.Delete(older);

        static string Single(Connection file, string sql)
        {
            using Statement query = file.Prepare(sql, "test");
            query.Step();
            return query.Text(0);
        }
    }

    [Fact]
    public void A_query_that_takes_too_long_is_stopped_and_may_be_tried_again()
    {
        using var limit = new CancellationTokenSource();

        GraphStoreException error = Assert.Throws<GraphStoreException>(() => Endless(limit, limit.Token, CancellationToken.None));

        Assert.Equal("TIMEOUT", error.Code);
        Assert.Equal("endless", error.Query);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public void A_query_stops_in_its_middle_when_the_caller_no_longer_waits()
    {
        using var caller = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => Endless(caller, CancellationToken.None, caller.Token));
        Assert.Equal(7, connection.Watched(() => 7, CancellationToken.None, CancellationToken.None));
    }

    /// <summary>Counts for ever, and is stopped once it counts.</summary>
    private long Endless(CancellationTokenSource stop, CancellationToken limit, CancellationToken caller)
    {
        using Statement count = connection.Prepare("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", "endless");
        return connection.Watched(
            () =>
            {
                while (count.Step())
                    stop.Cancel();
                return count.Whole(0);
            },
            limit,
            caller);
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
