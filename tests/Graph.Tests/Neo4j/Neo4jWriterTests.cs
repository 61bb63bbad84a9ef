using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>What this store does that no contract asks: turns among processes, commits of several parts, names of another order.</summary>
[Collection(Neo4jServer.Shared)]
public sealed class Neo4jWriterTests(Neo4jServer server) : IAsyncLifetime
{
    private static readonly Neo4jStoreOptions Impatient = new() { WriterWait = TimeSpan.FromMilliseconds(50) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Neo4jTalentStore Store { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await EmptyStore.MakeAsync(await server.StartedAsync());
        Store = await server.OpenAsync();
    }

    public async ValueTask DisposeAsync() => await Store.DisposeAsync();

    [Fact]
    public async Task A_writer_that_waited_too_long_fails_as_transient()
    {
        await using IWriteSession writing = await Store.BeginAsync("first", Token);
        await using Neo4jTalentStore other = await server.OpenAsync(Impatient);

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => other.BeginAsync("second", Token));

        Assert.Equal("NEO4J_BUSY", error.Code);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_writer_whose_place_was_taken_writes_nothing_more()
    {
        await using IWriteSession first = await Store.BeginAsync("first", Token);
        await first.UpsertAsync<Unit>([A.Unit("U1", name: "first")], Token);
        await RunAsync("MATCH (s:Store) SET s.leaseUntil = datetime('2000-01-01T00:00:00Z')");
        await using Neo4jTalentStore other = await server.OpenAsync();
        await using IWriteSession second = await other.BeginAsync("second", Token);
        await second.UpsertAsync<Unit>([A.Unit("U1", name: "second")], Token);
        await second.CommitAsync(Token);

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => first.CommitAsync(Token));

        Assert.Equal("NEO4J_WRITER_OVERTAKEN", error.Code);
        Assert.True(error.IsTransient);
        Assert.Equal("second", (await Store.AllAsync<Unit>(Token)).Single().Name);
        Assert.Equal(new Version(1), (await Store.StatusAsync(Token)).Version);
    }

    [Fact]
    public async Task A_writer_keeps_its_place_for_as_long_as_it_lives()
    {
        var clock = new FastClock();
        await using Neo4jTalentStore slow = await Neo4jTalentStore.OpenAsync(server.Transport(), Impatient, clock, Token);
        await using IWriteSession session = await slow.BeginAsync("slow", Token);
        await session.UpsertAsync<Unit>([A.Unit("U1")], Token);
        await RunAsync("MATCH (s:Store) SET s.leaseUntil = datetime('2000-01-01T00:00:00Z')");

        while (!(await TextsAsync("MATCH (s:Store) WHERE s.leaseUntil > datetime.realtime() RETURN s.holder")).Any())
            await Task.Delay(20, Token);

        Assert.InRange(clock.Period, TimeSpan.FromSeconds(1), Impatient.Lease / 2);
        await using Neo4jTalentStore other = await server.OpenAsync(Impatient);
        await Assert.ThrowsAsync<GraphStoreException>(() => other.BeginAsync("other", Token));
        Assert.Equal(new Version(1), await session.CommitAsync(Token));
    }

    [Fact]
    public async Task What_is_too_much_for_one_request_is_one_version_and_one_list_of_changes()
    {
        Unit[] units = [.. Enumerable.Range(0, 12_001).Select(i => A.Unit($"U{i:00000}"))];
        await using (IWriteSession session = await Store.BeginAsync("large", Token))
        {
            await session.UpsertAsync<Unit>(units, Token);
            await session.UpsertAsync<Unit>([A.Unit("U00000", name: "again")], Token);
            Assert.Equal(12_001, (await session.FetchAsync<Unit>([.. units.Select(u => u.Id.Value)], Token)).Count);
            Assert.Equal(new Version(0), (await Store.StatusAsync(Token)).Version);
            Assert.NotNull((await Store.StatusAsync(Token)).UnfinishedImport);
            Assert.Equal(new Version(1), await session.CommitAsync(Token));
        }

        List<string> changed = [];
        await foreach (Change change in Store.ChangesAsync(new Version(0), Token))
            changed.Add(change.Key);
        Assert.Equal(new StoreStatus(new Version(1), null, null, IsEmpty: false), await Store.StatusAsync(Token));
        Assert.Equal(units.Select(u => u.Id.Value), changed.Order(StringComparer.Ordinal));
        Assert.Equal("again", (await Store.AllAsync<Unit>(Token))[0].Name);
    }

    [Fact]
    public async Task What_is_written_again_while_the_part_before_is_underway_stands_and_is_found_by_what_follows()
    {
        Cadre[] cadres = [.. Enumerable.Range(0, 5_001).Select(i => A.Cadre($"C{i:00000}"))];
        await using IWriteSession session = await Store.BeginAsync("large", Token);
        await session.UpsertAsync<Cadre>(cadres, Token);
        await session.UpsertAsync<Cadre>([.. cadres.Select(c => c with { Name = "second" })], Token);
        await session.SetNowAsync([new CadreNow(new CadreId("C00000"), Rank.Staff, new UnitId("U1"), null)], Token);

        Assert.Equal(new Version(1), await session.CommitAsync(Token));

        Assert.All(await Store.AllAsync<Cadre>(Token), cadre => Assert.Equal("second", cadre.Name));
        Assert.Equal(["C00000"], await TextsAsync("MATCH (c:Cadre {nowUnit: 'U1'}) RETURN c.id"));
    }

    [Fact]
    public async Task A_large_session_that_was_cut_off_is_unfinished_until_it_is_resumed()
    {
        Unit[] units = [.. Enumerable.Range(0, 7_000).Select(i => A.Unit($"U{i:00000}"))];
        await using (IWriteSession cut = await Store.BeginAsync("county", Token))
            await cut.UpsertAsync<Unit>(units, Token);
        StoreStatus status = await Store.StatusAsync(Token);
        await using (IWriteSession small = await Store.BeginAsync("hr", Token))
        {
            await small.UpsertAsync<Cadre>([A.Cadre("C1")], Token);
            await small.CommitAsync(Token);
        }

        Assert.Equal(["C1"], await ChangesAsync(0));
        Assert.Equal(status.UnfinishedImport, (await Store.StatusAsync(Token)).UnfinishedImport);
        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => Store.ResumeAsync("another", "county", Token));
        Assert.Equal("NO_UNFINISHED_IMPORT", error.Code);

        await using (IWriteSession resumed = await Store.ResumeAsync(status.UnfinishedImport!, "county", Token))
        {
            await resumed.UpsertAsync<Unit>(units, Token);
            Assert.Equal(new Version(2), await resumed.CommitAsync(Token));
        }

        Assert.Null((await Store.StatusAsync(Token)).UnfinishedImport);
        Assert.Equal(units.Select(u => u.Id.Value), (await ChangesAsync(1)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Estimates_that_were_cut_off_leave_no_import_unfinished_and_whole_ones_are_one_version()
    {
        Estimates[] estimates = [.. Enumerable.Range(0, 5_100).Select(i => new Estimates { RunId = new RunId("R1"), CadreId = new CadreId($"C{i:0000}"), Body = "{}" })];
        await using (IWriteSession cut = await Store.BeginAsync("score", Token))
            await cut.UpsertAsync<Estimates>(estimates, Token);
        StoreStatus status = await Store.StatusAsync(Token);

        await using (IWriteSession whole = await Store.BeginAsync("score", Token))
        {
            await whole.UpsertAsync<Estimates>([.. estimates.Select(one => one with { Body = "{\"again\":1}" })], Token);
            await whole.CommitAsync(Token);
        }

        Assert.Equal((new Version(0), null), (status.Version, status.UnfinishedImport));
        Assert.Equal(new Version(1), (await Store.StatusAsync(Token)).Version);
        Assert.Equal(5_100, (await ChangesAsync(0)).Count);
    }

    [Fact]
    public async Task The_first_key_of_national_ids_is_noted_and_another_one_learns_of_it()
    {
        Assert.Equal("one", await Store.NoteNationalIdKeyAsync("one", Token));
        Assert.Equal("one", await Store.NoteNationalIdKeyAsync("another", Token));
        Assert.Equal("one", await Store.NoteNationalIdKeyAsync("one", Token));
    }

    [Fact]
    public async Task What_is_named_before_it_is_there_is_no_record_until_its_own_row_comes()
    {
        await CommitAsync(A.Enrolment("E1", "C1", "K1"), new Rater { Id = new RaterId("T1"), Name = "T1", UnitId = new UnitId("U1") });

        Assert.Empty(await Store.AllAsync<Cadre>(Token));
        Assert.Empty(await Store.FetchAsync<Unit>(Scope.Everything, ["U1"], Token));
        Assert.Equal(["C1", "K1", "U1"], await TextsAsync("MATCH (n:Awaited) RETURN n.id ORDER BY n.id"));

        await CommitAsync(A.Cadre("C1"), A.Class("K1"), A.Unit("U1"));

        Assert.Empty(await TextsAsync("MATCH (n:Awaited) RETURN n.id"));
        Assert.Equal(["C1 E1 K1"], await TextsAsync(
            "MATCH (c:Cadre {name: 'C1'})-[:TOOK]->(e:Enrolment)-[:IN]->(k:TrainingClass {title: 'K1'}) RETURN c.id + ' ' + e.id + ' ' + k.id"));
    }

    [Fact]
    public async Task What_ties_a_record_to_others_follows_when_the_record_changes()
    {
        await CommitAsync(A.Unit("U1"), A.Unit("U2"), A.Unit("U3", "U1"), A.Enrolment("E1", "C1", "K1"));
        await CommitAsync(A.Unit("U3", "U2"), A.Enrolment("E1", "C2", "K1"));
        Assert.Equal(["U2"], await TextsAsync("MATCH (:Unit {id: 'U3'})-[:PART_OF]->(u) RETURN u.id"));
        Assert.Equal(["C2"], await TextsAsync("MATCH (c)-[:TOOK]->(:Enrolment {id: 'E1'}) RETURN c.id"));

        await CommitAsync(A.Unit("U3"));

        Assert.Empty(await TextsAsync("MATCH (:Unit {id: 'U3'})-[r:PART_OF]->() RETURN type(r)"));
        Assert.Equal(["C2"], (await Store.OfCadresAsync<Enrolment>(Scope.Everything, [new("C1"), new("C2")], Token)).Keys.Select(c => c.Value));
    }

    [Fact]
    public async Task A_ballot_reads_as_an_analyst_expects_and_comes_back_to_the_last_zero()
    {
        await CommitAsync(new Ballot
        {
            Id = new BallotId("B1"), RoundId = new RoundId("K1/in_class"), ClassId = new ClassId("K1"), CadreId = new CadreId("C1"),
            RaterId = new RaterId("T1"), Role = RaterRole.HeadTeacher, SubmittedOn = A.Day,
            Marks = [new Mark(new IndicatorId("I1"), 85.50m, "好"), new Mark(new IndicatorId("I2"), 90m)],
        });

        Assert.Equal(["head_teacher 2024-06-01 I1 85.5"], await TextsAsync(
            """
            MATCH (:Rater {id: 'T1'})-[:CAST]->(b:Ballot)-[:OF]->(:Cadre {id: 'C1'})
            RETURN b.role + ' ' + toString(b.submittedOn) + ' ' + b.indicatorIds[0] + ' ' + toString(b.scores[0])
            """));
        Assert.Equal("85.50", (await Store.AllAsync<Ballot>(Token)).Single().Marks[0].Score.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_database_of_a_newer_build_is_refused()
    {
        await RunAsync("MATCH (s:Store) SET s.schema = s.schema + 1");

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => server.OpenAsync());

        Assert.Equal("NEWER_SCHEMA", error.Code);
        Assert.False(error.IsTransient);
        await RunAsync("MATCH (s:Store) SET s.schema = s.schema - 1");
    }

    [Fact]
    public async Task Whoever_opens_a_store_waits_for_the_process_that_readies_it()
    {
        await RunAsync("MATCH (s:Store) SET s.nameOrder = 'of old'");
        Task<Neo4jTalentStore> opening;
        await using (await Store.BeginAsync("the other process", Token))
        {
            opening = server.OpenAsync(new Neo4jStoreOptions { WriterWait = TimeSpan.FromMilliseconds(1) });
            await Task.WhenAny(opening, Task.Delay(TimeSpan.FromMilliseconds(300), Token));
            Assert.False(opening.IsCompleted);
        }

        await using Neo4jTalentStore opened = await opening;
        Assert.True((await opened.StatusAsync(Token)).IsEmpty);
    }

    [Fact]
    public async Task Of_processes_that_open_a_fresh_database_at_once_one_readies_it_and_all_open_it()
    {
        await server.EmptyAsync();
        await server.DropSchemaAsync();

        Neo4jTalentStore[] opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.OpenAsync(new Neo4jStoreOptions { WriterWait = TimeSpan.FromMilliseconds(1) })));

        foreach (Neo4jTalentStore store in opened)
        {
            Assert.Equal(new Version(0), (await store.StatusAsync(Token)).Version);
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Names_are_keyed_anew_when_the_order_has_another_version()
    {
        await CommitAsync(A.Cadre("C1", "赵一"), A.Cadre("C2", "阿一"));
        await RunAsync("MATCH (c:Cadre) SET c.nameKey = '00'");
        await RunAsync("MATCH (s:Store) SET s.nameOrder = 'of old'");

        await using Neo4jTalentStore again = await server.OpenAsync();

        Assert.Equal(["C2", "C1"], (await again.SearchAsync(Scope.Everything, "一", ["cadres"], null, Token)).Select(h => h.Key));
        Assert.Equal(2, (await ChangesAsync(0)).Count);
        Assert.Equal(new Version(1), (await again.StatusAsync(Token)).Version);
    }

    [Theory]
    [InlineData("长沙县", "中共长沙县委员会")]
    [InlineData("长沙", "长\U000E0100沙县", false)]
    [InlineData("县委", "中共长沙县委\U000E0100员会")]
    [InlineData("县委\" OR \"长沙", "长沙", false)]
    [InlineData("王+张伟", "王+张伟")]
    [InlineData("ab张伟cd", "xab张伟cdx")]
    public async Task The_full_text_index_narrows_and_the_text_decides(string text, string name, bool isFound = true)
    {
        await CommitAsync(A.Unit("U1", name: name));

        Assert.Equal(isFound ? ["U1"] : [], (await Store.SearchAsync(Scope.Everything, text, ["units"], null, Token)).Select(h => h.Key));
    }

    private async Task CommitAsync(params IRecord[] records)
    {
        await using IWriteSession session = await Store.BeginAsync("test", Token);
        foreach (IRecord record in records)
            await session.UpsertAsync(RecordType.Of(record.GetType()), [record], Token);
        await session.CommitAsync(Token);
    }

    private async Task<List<string>> ChangesAsync(long since)
    {
        List<string> keys = [];
        await foreach (Change change in Store.ChangesAsync(new Version(since), Token))
            keys.Add(change.Key);
        return keys;
    }

    private async Task<IEnumerable<string>> TextsAsync(string cypher)
    {
        CypherTable table = await RunAsync(cypher, CypherAccess.Read);
        return Enumerable.Range(0, table.Count).Select(table[0].Text);
    }

    private async Task<CypherTable> RunAsync(string cypher, CypherAccess access = CypherAccess.Write)
    {
        await using QueryApiTransport transport = server.Transport();
        return await transport.RunAsync(new CypherStatement("test", cypher, new Dictionary<string, object?>(), access), Token);
    }

    /// <summary>What comes again and again comes a hundred times as often.</summary>
    private sealed class FastClock : TimeProvider
    {
        /// <summary>How often it would have come.</summary>
        public TimeSpan Period { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (period <= TimeSpan.Zero)
                return base.CreateTimer(callback, state, dueTime, period);
            Period = period;
            return base.CreateTimer(callback, state, dueTime / 100, period / 100);
        }
    }
}
