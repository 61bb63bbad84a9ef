using System.Collections.Immutable;

namespace TalentGraph.Api.Ledger;

/// <summary>Orders of the roster that most changes leave as they are, so that a snapshot takes them over from the last.</summary>
/// <param name="last">The snapshot before; null: none.</param>
internal sealed class LedgerOrders(LedgerSnapshot? last)
{
    private bool sameNames = last is not null;
    private bool samePosts = last is not null;

    /// <summary>Hears of a cadre that was read again.</summary>
    /// <param name="before">The row held; null: a new cadre.</param>
    /// <param name="after">The row read.</param>
    public void Replace(RosterEntry? before, RosterEntry after)
    {
        sameNames &= before is not null && before.NameKey.AsSpan().SequenceEqual(after.NameKey);
        samePosts &= before is not null && before.History.Posts.AsSpan().SequenceEqual(after.History.Posts.AsSpan());
    }

    /// <summary>Each cadre's place in the order of names, then ids.</summary>
    public Lazy<int[]> ByName(ImmutableArray<RosterEntry> roster) => sameNames ? last!.ByName : new(() =>
    {
        int[] order = [.. Enumerable.Range(0, roster.Length)];
        Array.Sort(order, (a, b) =>
        {
            int names = roster[a].NameKey.AsSpan().SequenceCompareTo(roster[b].NameKey);
            return names != 0 ? names : string.CompareOrdinal(roster[a].Cadre.Id.Value, roster[b].Cadre.Id.Value);
        });
        int[] places = new int[order.Length];
        for (int place = 0; place < order.Length; place++)
            places[order[place]] = place;
        return places;
    });

    /// <summary>The cadres who were ever appointed to a post.</summary>
    public Lazy<ILookup<PostId, int>> ByPost(ImmutableArray<RosterEntry> roster) => samePosts ? last!.ByPost : new(() => roster
        .SelectMany((row, i) => row.History.Posts.Select(held => (held.Post, Cadre: i)))
        .Distinct().ToLookup(pair => pair.Post, pair => pair.Cadre));
}
