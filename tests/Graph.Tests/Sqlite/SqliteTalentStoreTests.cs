using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Sqlite.Engine;
using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Sqlite;

public sealed class SqliteTalentStoreTests : TalentStoreContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-").FullName;

    private string File => Path.Combine(folder, "data", "store.db");

    protected override async Task<ITalentStore> OpenEmptyAsync(TimeProvider time) => await SqliteTalentStore.OpenAsync(File, time, Token);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_store_opened_again_holds_what_was_committed()
    {
        await Commit(A.Cadre("C1"));
        await Store.DisposeAsync();

        await using SqliteTalentStore again = await Another();

        Assert.Equal(new Version(1), (await again.StatusAsync(Token)).Version);
        Assert.Single(await again.FetchAsync<Cadre>(Scope.Everything, ["C1"], Token));
    }

    [Fact]
    public async Task A_second_process_sees_every_commit_and_goes_on_counting()
    {
        await using SqliteTalentStore other = await Another();
        await Commit(A.Cadre("C1"));
        Assert.Equal(new Version(1), (await other.StatusAsync(Token)).Version);

        await using (IWriteSession session = await other.BeginAsync("other", Token))
        {
            await session.UpsertAsync<Cadre>([A.Cadre("C2")], Token);
            Assert.Equal(new Version(2), await session.CommitAsync(Token));
        }

        Assert.Equal(new Version(3), await Commit(A.Cadre("C3")));
    }

    [Fact]
    public async Task A_writer_that_waited_too_long_fails_as_transient()
    {
        await using IWriteSession writing = await Store.BeginAsync("first", Token);
        await using SqliteTalentStore other = await SqliteTalentStore.OpenAsync(File, TimeProvider.System, TimeSpan.FromMilliseconds(50), Token);

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => other.BeginAsync("second", Token));

        Assert.Equal("SQLITE_BUSY", error.Code);
        Assert.Equal("begin", error.Query);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_file_of_a_newer_build_is_refused()
    {
        await Store.DisposeAsync();
        using (var connection = Connection.Open(File, $"PRAGMA user_version = {QueryFiles.Migrations.Count + 1}"))
            Assert.False(connection.InTransaction);

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(Another);

        Assert.Equal("NEWER_SCHEMA", error.Code);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused()
    {
        string path = Path.Combine(folder, "letter.txt");
        await System.IO.File.WriteAllTextAsync(path, new string('x', 5000), Token);

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => SqliteTalentStore.OpenAsync(path, TimeProvider.System, Token));

        Assert.Equal("SQLITE_NOTADB", error.Code);
    }

    [Fact]
    public async Task A_query_that_fails_is_named_by_its_file()
    {
        using (var connection = Connection.Open(File, "DROP TABLE credits"))
            Assert.False(connection.InTransaction);

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(
            () => Store.OfCadresAsync<Credit>(Scope.Everything, [new CadreId("C1")], Token));

        Assert.Equal("of_cadres/credits", error.Query);
        Assert.Equal("SQLITE_ERROR", error.Code);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_file_and_its_journals()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await Commit(A.Cadre("C1"));

        string[] files = Directory.GetFiles(Path.GetDirectoryName(File)!);

        Assert.Equal(3, files.Length);
        foreach (string file in files)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Names_are_keyed_anew_when_the_order_has_another_version()
    {
        await Commit(A.Cadre("C1", "赵一"), A.Cadre("C2", "阿一"));
        await Store.DisposeAsync();
        using (var connection = Connection.Open(File, "UPDATE cadres SET name_key = x'00'; UPDATE meta SET value = 'of old' WHERE key = 'name_order'"))
            Assert.False(connection.InTransaction);

        await using SqliteTalentStore again = await Another();

        Assert.Equal(["C2", "C1"], (await again.SearchAsync(Scope.Everything, "一", ["cadres"], null, Token)).Select(h => h.Key));
        Assert.Equal(2, (await All(again.ChangesAsync(new Version(0), Token))).Count);
        Assert.Equal(new Version(1), (await again.StatusAsync(Token)).Version);
    }

    [Fact]
    public async Task A_ballot_is_one_row_that_a_database_administrator_can_read()
    {
        await Commit(new Ballot
        {
            Id = new BallotId("B1"), RoundId = new RoundId("K1/in_class"), ClassId = new ClassId("K1"), CadreId = new CadreId("C1"),
            RaterId = new RaterId("T1"), Role = RaterRole.HeadTeacher, SubmittedOn = A.Day,
            Marks = [new Mark(new IndicatorId("I1"), 85.50m, "好"), new Mark(new IndicatorId("I2"), 90m)],
        });
        await Store.DisposeAsync();

        using var connection = Connection.Open(File, "PRAGMA query_only = ON");
        using Statement row = connection.Prepare("SELECT id, role, submitted_on, marks, comments FROM evaluations", "test");
        row.Step();

        Assert.Equal(
            ["B1", "head_teacher", "2024-06-01", """{"I1":85.50,"I2":90}""", """{"I1":"好"}"""],
            Enumerable.Range(0, 5).Select(row.Text));
    }

    private Task<SqliteTalentStore> Another() => SqliteTalentStore.OpenAsync(File, Clock, Token);
}
