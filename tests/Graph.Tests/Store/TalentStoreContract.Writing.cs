using Xunit;

namespace TalentGraph.Graph.Tests.Store;

public abstract partial class TalentStoreContract
{
    [Fact]
    public async Task An_empty_store_says_so_and_is_at_version_0()
    {
        Assert.Equal(new StoreStatus(new Version(0), null, null, IsEmpty: true), await Store.StatusAsync(Token));
    }

    [Fact]
    public async Task Every_commit_gets_the_next_version()
    {
        Version first = await Commit(A.Unit("U1"));
        Version second = await Commit(A.Unit("U2"));

        Assert.Equal(new Version(1), first);
        Assert.Equal(new Version(2), second);
        Assert.Equal(new StoreStatus(second, null, null, IsEmpty: false), await Store.StatusAsync(Token));
    }

    [Fact]
    public async Task The_same_records_twice_are_the_same_graph_and_no_new_version()
    {
        IRecord[] records = [A.Unit("U1"), A.Cadre("C1"), A.Class("K1"), A.Enrolment("E1", "C1", "K1")];

        Version first = await Commit(records);
        Version second = await Commit(records);

        Assert.Equal(first, second);
        Assert.Equal(4, (await All(Store.ChangesAsync(new Version(0), Token))).Count);
        Assert.Single(await All(Store.ScanAsync<Enrolment>(Token)));
    }

    [Fact]
    public async Task A_session_that_wrote_nothing_returns_the_last_version()
    {
        await Commit(A.Unit("U1"));

        Assert.Equal(new Version(1), await Commit());
    }

    [Fact]
    public async Task A_known_key_is_replaced_whole()
    {
        await Commit(A.Cadre("C1") with { Major = "法学", Tags = [Tag.Woman] });
        await Commit(A.Cadre("C1", "李娜"));

        Cadre cadre = Assert.Single(await All(Store.ScanAsync<Cadre>(Token)));
        Assert.Equal("李娜", cadre.Name);
        Assert.Null(cadre.Major);
        Assert.Empty(cadre.Tags);
    }

    [Fact]
    public async Task The_largest_and_the_finest_decimals_come_back_as_they_were()
    {
        decimal[] hours = [decimal.MaxValue, decimal.MaxValue / 10, 1e-28m, 999_999_999_999_999.9m, 1e15m, 85.50m];
        await Commit([.. hours.Select((number, i) => A.Credit($"R{i}", "C1", A.Day) with { Hours = number })]);

        Assert.Equal(hours, (await All(Store.ScanAsync<Credit>(Token))).Select(credit => credit.Hours));
    }

    [Fact]
    public async Task A_session_reads_its_own_writes_and_nobody_else_does_before_the_commit()
    {
        await using IWriteSession session = await Store.BeginAsync("test", Token);
        await Write(session, A.Cadre("C1"), A.Credit("R1", "C1", A.Day));

        Assert.Equal(["C1"], (await session.FetchAsync<Cadre>(["C1", "C2"], Token)).Keys);
        Assert.Equal("R1", Assert.Single((await session.OfCadresAsync<Credit>([new CadreId("C1")], Token))[new CadreId("C1")]).Id.Value);
        Assert.Single(await All(session.ScanAsync<Cadre>(Token)));
        Assert.Empty(await All(Store.ScanAsync<Cadre>(Token)));
        Assert.True((await Store.StatusAsync(Token)).IsEmpty);

        await session.CommitAsync(Token);

        Assert.Single(await All(Store.ScanAsync<Cadre>(Token)));
    }

    [Fact]
    public async Task A_session_may_write_what_it_scans()
    {
        await Commit([.. Enumerable.Range(0, 2500).Select(i => A.Cadre($"C{i:0000}"))]);

        await using IWriteSession session = await Store.BeginAsync("test", Token);
        int seen = 0;
        await foreach (Cadre cadre in session.ScanAsync<Cadre>(Token))
        {
            seen++;
            await session.UpsertAsync([cadre with { Major = "法学" }], Token);
        }

        await session.CommitAsync(Token);
        Assert.Equal(2500, seen);
        Assert.All(await All(Store.ScanAsync<Cadre>(Token)), c => Assert.Equal("法学", c.Major));
    }

    [Fact]
    public async Task A_session_disposed_before_its_commit_leaves_nothing()
    {
        await using (IWriteSession session = await Store.BeginAsync("test", Token))
        {
            await Write(session, A.Cadre("C1"));
            await session.SetTodayAsync(A.Day, Token);
        }

        Assert.Equal(new StoreStatus(new Version(0), null, null, IsEmpty: true), await Store.StatusAsync(Token));
        Assert.Empty(await All(Store.ChangesAsync(new Version(0), Token)));
        Assert.Equal(new Version(1), await Commit(A.Cadre("C2")));
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing_and_the_next_writer_goes_on()
    {
        await using (IWriteSession session = await Store.BeginAsync("test", Token))
        {
            await Write(session, A.Cadre("C1"));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.UpsertAsync<Cadre>([A.Cadre("C2")], Cancelled));
        }

        Assert.True((await Store.StatusAsync(Token)).IsEmpty);
        Assert.Equal(new Version(1), await Commit(A.Cadre("C3")));
    }

    [Fact]
    public async Task A_committed_session_takes_no_more_work()
    {
        await using IWriteSession session = await Store.BeginAsync("test", Token);
        await session.CommitAsync(Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => session.UpsertAsync<Cadre>([A.Cadre("C1")], Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.CommitAsync(Token));
    }

    [Fact]
    public async Task The_change_log_says_what_when_and_who_and_only_what_differs()
    {
        await Commit(A.Cadre("C1"), A.Cadre("C2"));
        await using (IWriteSession session = await Store.BeginAsync("hr", Token))
        {
            await Write(session, A.Cadre("C1"), A.Cadre("C2", "李娜"), A.Unit("U1"));
            await Write(session, A.Cadre("C2", "王芳"));
            await session.CommitAsync(Token);
        }

        List<Change> changes = await All(Store.ChangesAsync(new Version(1), Token));

        Assert.Equal(
            [new Change(new Version(2), "cadres", "C2", false, Moment, "hr"), new Change(new Version(2), "units", "U1", false, Moment, "hr")],
            changes.OrderBy(c => c.Kind, StringComparer.Ordinal));
        Assert.Equal([1L, 1, 2, 2], (await All(Store.ChangesAsync(new Version(0), Token))).Select(c => c.Version.Number));
        Assert.Empty(await All(Store.ChangesAsync(new Version(2), Token)));
    }

    [Fact]
    public async Task The_change_log_is_kept_400_days_and_whoever_lags_further_behind_is_told()
    {
        await Commit(A.Cadre("C1"));
        Clock.At = Moment.AddDays(400);
        await Commit(A.Cadre("C2"));
        Assert.Equal(["C1", "C2"], (await All(Store.ChangesAsync(new Version(0), Token))).Select(c => c.Key));

        Clock.At = Moment.AddDays(400).AddTicks(1);
        await Commit(A.Cadre("C3"));
        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => All(Store.ChangesAsync(new Version(0), Token)));

        Assert.Equal("RESYNC_REQUIRED", error.Code);
        Assert.Equal(["C2", "C3"], (await All(Store.ChangesAsync(new Version(1), Token))).Select(c => c.Key));
        Assert.Equal(new Version(3), (await Store.StatusAsync(Token)).Version);
    }

    [Fact]
    public async Task What_scope_compares_and_today_are_a_version_but_no_change_of_a_record()
    {
        await Commit(A.Cadre("C1"));

        await CommitNow(A.Now("C1", Rank.CountyDeputy, "U1", "U1"));
        await CommitNow(A.Now("C1", Rank.CountyDeputy, "U1", "U1"));

        Assert.Equal(new Version(2), (await Store.StatusAsync(Token)).Version);
        Assert.Single(await All(Store.ChangesAsync(new Version(0), Token)));
    }

    [Fact]
    public async Task A_store_may_live_at_a_day_of_its_own()
    {
        foreach (DateOnly? today in (DateOnly?[])[A.Day, A.Day, null])
        {
            await using IWriteSession session = await Store.BeginAsync("test", Token);
            await session.SetTodayAsync(today, Token);
            await session.CommitAsync(Token);
            Assert.Equal(today, (await Store.StatusAsync(Token)).Today);
        }

        Assert.Equal(new StoreStatus(new Version(2), null, null, IsEmpty: true), await Store.StatusAsync(Token));
    }

    [Fact]
    public async Task A_second_writer_waits_for_the_first()
    {
        IWriteSession first = await Store.BeginAsync("first", Token);
        Task<IWriteSession> waiting = Store.BeginAsync("second", Token);
        await Write(first, A.Cadre("C1"));
        Assert.False(waiting.IsCompleted);

        await first.CommitAsync(Token);
        await first.DisposeAsync();
        await using IWriteSession second = await waiting;
        await Write(second, A.Cadre("C2"));

        Assert.Equal(new Version(2), await second.CommitAsync(Token));
    }

    [Fact]
    public async Task A_store_that_goes_on_from_another_tells_whoever_knew_only_that_one()
    {
        await using (IWriteSession session = await Store.BeginAsync("migrate", Token))
        {
            await session.ContinueAfterAsync(new Version(41), Token);
            await session.ContinueAfterAsync(new Version(41), Token);
            await Write(session, A.Cadre("C1"));
            Assert.Equal(new Version(42), await session.CommitAsync(Token));
        }

        Version next = await Commit(A.Cadre("C2"));

        Assert.Equal(new Version(43), next);
        Assert.Equal(next, (await Store.StatusAsync(Token)).Version);
        Assert.Equal(["C1", "C2"], (await All(Store.ChangesAsync(new Version(41), Token))).Select(c => c.Key));
        Assert.Equal("RESYNC_REQUIRED", (await Assert.ThrowsAsync<GraphStoreException>(() => All(Store.ChangesAsync(new Version(40), Token)))).Code);
    }

    [Fact]
    public async Task A_store_goes_on_from_no_version_that_lies_behind_it_nor_from_another_half_way()
    {
        await Commit(A.Cadre("C1"));
        await Commit(A.Cadre("C2"));
        await using (IWriteSession session = await Store.BeginAsync("test", Token))
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => session.ContinueAfterAsync(new Version(1), Token));
        await using (IWriteSession session = await Store.BeginAsync("test", Token))
        {
            await Write(session, A.Cadre("C3"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => session.ContinueAfterAsync(new Version(9), Token));
        }

        Assert.Equal(new Version(2), (await Store.StatusAsync(Token)).Version);
    }

    [Fact]
    public async Task Whoever_asks_since_a_version_still_to_come_knew_another_store()
    {
        await Commit(A.Cadre("C1"));

        Assert.Equal("RESYNC_REQUIRED", (await Assert.ThrowsAsync<GraphStoreException>(() => All(Store.ChangesAsync(new Version(2), Token)))).Code);
    }
}
