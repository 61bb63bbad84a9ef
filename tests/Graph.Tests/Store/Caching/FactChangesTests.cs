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

        Assert.True(isStale(Facts("credits", "C1", "R1")));
        Assert.True(isStale(new HeldFacts(new FactPlace("estimates", "S1/C1", IsKey: true), "C1", [], ["S1/C1"], 1)));
        Assert.False(isStale(Facts("credits", "C2", "R2")));
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

        Assert.True(isStale(Facts("credits", "C1", "R1")));
        Assert.False(isStale(Facts("credits", "C2", "R2")));
    }

    [Fact]
    public void Of_a_kind_with_more_changes_than_are_looked_up_nothing_is_kept()
    {
        var changes = new FactChanges(Few);
        for (int i = 0; i <= Few; i++)
            changes.Add(Changed("credits", $"R{i}", deleted: false));

        Predicate<HeldFacts> isStale = changes.Concerns([]);

        Assert.True(isStale(Facts("credits", "C9", "R9")));
        Assert.False(isStale(Facts("conduct", "C9", "N9")));
    }

    [Fact]
    public void What_was_read_while_something_was_dropped_is_not_kept()
    {
        var cache = new FactCache(1_000);
        int readAt = cache.Generation;
        cache.Drop(_ => false);

        cache.Add(readAt, [Facts("credits", "C1", "R1")]);
        Assert.False(cache.TryGet(new FactPlace("credits", "C1", IsKey: false), out _));

        cache.Add(cache.Generation, [Facts("credits", "C1", "R1")]);
        Assert.True(cache.TryGet(new FactPlace("credits", "C1", IsKey: false), out _));
    }

    private static Change Changed(string kind, string key, bool deleted) => new(new Version(2), kind, key, deleted, DateTimeOffset.UnixEpoch, "test");

    private static HeldFacts Facts(string kind, string cadre, string key) => new(new FactPlace(kind, cadre, IsKey: false), cadre, [], [key], 1);
}
