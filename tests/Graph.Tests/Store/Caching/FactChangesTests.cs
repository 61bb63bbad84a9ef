using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Store.Caching;
using Xunit;

namespace TalentGraph.Graph.Tests.Store.Caching;

public sealed class FactChangesTests
{
    private const int Few = 2;

    [Fact]
    public void Of_an_erased_cadre_nothing_is_kept()
    {
        var changes = new FactChanges(Few);
        changes.Add(Changed("cadres", "C1", deleted: true));

        Predicate<HeldFacts> isStale = changes.Concerns([]);

        Assert.True(isStale(Facts<Credit>("C1", "R1")));
        Assert.True(isStale(Facts<Estimates>("C1", "S1/C1")));
        Assert.False(isStale(Facts<Credit>("C2", "R2")));
    }

    [Fact]
    public async Task A_record_that_is_gone_is_no_longer_kept()
    {
        string folder = Directory.CreateTempSubdirectory("talentgraph-").FullName;
        await using SqliteTalentStore store = await SqliteTalentStore.OpenAsync(Path.Combine(folder, "store.db"), TimeProvider.System, CancellationToken.None);
        var changes = new FactChanges(Few);
        changes.Add(Changed("credits", "R1", deleted: true));
        await changes.FindOwnersAsync("credits", new HeldKind(FactKind.Of<Credit>(), store), CancellationToken.None);

        Predicate<HeldFacts> isStale = changes.Concerns([]);

        Assert.True(isStale(Facts<Credit>("C1", "R1")));
        Assert.False(isStale(Facts<Credit>("C2", "R2")));
    }

    [Fact]
    public void Of_a_kind_with_more_changes_than_are_looked_up_nothing_is_kept()
    {
        var changes = new FactChanges(Few);
        for (int i = 0; i <= Few; i++)
            changes.Add(Changed("credits", $"R{i}", deleted: false));

        Predicate<HeldFacts> isStale = changes.Concerns([]);

        Assert.True(isStale(Facts<Credit>("C9", "R9")));
        Assert.False(isStale(Facts<ConductEntry>("C9", "N9")));
    }

    [Fact]
    public void What_was_read_while_something_was_dropped_is_not_kept()
    {
        var cache = new FactCache(1_000);
        int readAt = cache.Generation;
        cache.Drop(_ => false);

        cache.Add(readAt, [Facts<Credit>("C1", "R1")]);
        Assert.False(cache.TryGet(Of<Credit>("C1"), out _));

        cache.Add(cache.Generation, [Facts<Credit>("C1", "R1")]);
        Assert.True(cache.TryGet(Of<Credit>("C1"), out _));
    }

    private static Change Changed(string kind, string key, bool deleted) => new(new Version(2), kind, key, deleted, DateTimeOffset.UnixEpoch, "test");

    private static HeldFacts Facts<T>(string cadre, string key)
        where T : class, IRecord => new(Of<T>(cadre), [], [key], 1);

    private static CadreFact Of<T>(string cadre)
        where T : class, IRecord => new(FactKind.Of<T>(), new CadreId(cadre));
}
