using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Persons;
using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>A list of cadres in its order.</summary>
internal sealed class OrderedCadres
{
    private readonly LedgerSnapshot snapshot;
    private readonly LedgerDay day;
    private readonly CadreOrder order;
    private readonly List<(long Primary, int Cadre)> rows;

    /// <summary>Puts the chosen ones in order.</summary>
    public OrderedCadres(LedgerDay day, CadreSet chosen, CadreOrder order)
    {
        this.day = day;
        snapshot = day.Snapshot;
        this.order = order;
        int[] members = [.. chosen.Members()];
        var keys = new (long Primary, int Place, int Cadre)[members.Length];
        int[] places = snapshot.PlacesByName;
        Parallel.For(0, keys.Length, i => keys[i] = (PrimaryOf(members[i]), places[members[i]], members[i]));
        Array.Sort(keys, order.Direction == SortDirection.Asc ? static (a, b) => Compare(a, b) : static (a, b) => Compare(b, a));
        rows = [.. keys.Select(key => (key.Primary, key.Cadre))];
    }

    /// <summary>How many.</summary>
    public int Count => rows.Count;

    /// <summary>One page.</summary>
    public Slice<T> Page<T>(int first, string? after, Func<RosterEntry, T> nodeOf) =>
        Paging.Cut(rows, first, after, KeyOf, row => nodeOf(snapshot.Roster[row.Cadre]), order.Direction == SortDirection.Desc);

    private SortKey KeyOf((long Primary, int Cadre) row)
    {
        RosterEntry entry = snapshot.Roster[row.Cadre];
        return new SortKey(row.Primary, entry.NameKey, entry.Cadre.Id.Value);
    }

    private static int Compare((long Primary, int Place, int Cadre) a, (long Primary, int Place, int Cadre) b)
    {
        int primary = a.Primary.CompareTo(b.Primary);
        return primary != 0 ? primary : a.Place.CompareTo(b.Place);
    }

    private long PrimaryOf(int cadre) => order.By switch
    {
        CadreOrderField.Name => 0,
        CadreOrderField.Rank => Standing.At(History(cadre), day.On, day.Book.Organisation).Rank is { } rank ? (long)rank : long.MaxValue,
        CadreOrderField.Unit => snapshot.Catalogue.Units.PlaceOf(Standing.At(History(cadre), day.On, day.Book.Organisation).Unit) ?? long.MaxValue,
        CadreOrderField.RankSince => Standing.RankSince(History(cadre), day.On, day.Book.Organisation)?.DayNumber ?? long.MaxValue,
        CadreOrderField.LastTrainedOn => LastTrainedOn(History(cadre)),
        CadreOrderField.Light => day.VerdictOf(cadre).Light switch
        {
            Light.Red => 0,
            Light.Unknown => 1,
            Light.Yellow => 2,
            Light.Green => 3,
            _ => 4,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private CadreHistory History(int cadre) => snapshot.Roster[cadre].History;

    private long LastTrainedOn(CadreHistory cadre)
    {
        ReadOnlySpan<Earning> earnings = cadre.Earnings;
        for (int i = Counting.FirstAfter(earnings, day.On.DayNumber) - 1; i >= 0; i--)
        {
            if (!earnings[i].IsCredit && Counting.Counts(earnings, i, day.On.DayNumber, day.Book.PackBit))
                return earnings[i].On;
        }

        return -1;
    }
}
