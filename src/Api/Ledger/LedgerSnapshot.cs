using System.Collections.Concurrent;
using System.Collections.Immutable;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Api.Ledger;

/// <summary>
/// What the store knew at one version, in memory: the catalogue, and one row a cadre with everything earned. Never
/// changes; one operation reads one snapshot, so that its parts agree.
/// </summary>
internal sealed class LedgerSnapshot
{
    private const int DaysHeld = 4;
    private readonly ImmutableDictionary<CadreId, int> index;
    private readonly ConcurrentDictionary<DateOnly, LedgerDay> days = [];

    /// <summary>Puts a snapshot together.</summary>
    public LedgerSnapshot(
        Version version,
        DateOnly today,
        PolicyPacks packs,
        Catalogue catalogue,
        ClassCatalogue classes,
        ImmutableArray<RosterEntry> roster,
        ImmutableDictionary<CadreId, int> index,
        ImmutableArray<int> seatsTaken,
        LedgerOrders orders)
    {
        Version = version;
        Today = today;
        Packs = packs;
        Catalogue = catalogue;
        Classes = classes;
        Roster = roster;
        this.index = index;
        SeatsTaken = seatsTaken;
        ByName = orders.ByName(roster);
        ByPost = orders.ByPost(roster);
    }

    /// <summary>What the store knew.</summary>
    public Version Version { get; }

    /// <summary>The day for which now-columns were worked out.</summary>
    public DateOnly Today { get; }

    /// <summary>The deployment's packs.</summary>
    public PolicyPacks Packs { get; }

    /// <summary>Units, posts, courses, competencies, runs.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>All classes.</summary>
    public ClassCatalogue Classes { get; }

    /// <summary>All cadres; a place in it stays the same cadre's for as long as the process lives.</summary>
    public ImmutableArray<RosterEntry> Roster { get; }

    /// <summary>Enrolments not withdrawn, by class number.</summary>
    public ImmutableArray<int> SeatsTaken { get; }

    internal ImmutableDictionary<CadreId, int> Index => index;

    internal Lazy<int[]> ByName { get; }

    internal Lazy<ILookup<PostId, int>> ByPost { get; }

    /// <summary>The ledger as seen at a day; the last few days asked for are kept, so that everybody is judged once.</summary>
    /// <param name="on">D, not after <see cref="Today"/>.</param>
    public LedgerDay At(DateOnly on)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(on, Today);
        if (days.TryGetValue(on, out LedgerDay? held))
            return held;
        if (days.Count >= DaysHeld)
            days.Clear();
        return days.GetOrAdd(on, day => new LedgerDay(this, day));
    }

    /// <summary>A cadre's place in the roster; −1: there is none of that id.</summary>
    public int IndexOf(CadreId id) => index.GetValueOrDefault(id, -1);

    /// <summary>A cadre's row; null: there is none of that id.</summary>
    public RosterEntry? Find(CadreId id) => IndexOf(id) is var at and >= 0 ? Roster[at] : null;

    /// <summary>Each cadre's place in the order of names, by place in the roster.</summary>
    public int[] PlacesByName => ByName.Value;

    /// <summary>The cadres who were ever appointed to a post, by place in the roster.</summary>
    public IEnumerable<int> EverIn(PostId post) => ByPost.Value[post];

    /// <summary>Seats left in a class today; null: its seats are not known.</summary>
    public int? SeatsLeft(TrainingClass trainingClass) => SeatsLeft(trainingClass, Today);

    /// <summary>Seats left in a class at a day; null: its seats are not known. Before today nobody is enrolled yet in a class that begins later.</summary>
    public int? SeatsLeft(TrainingClass trainingClass, DateOnly on)
    {
        if (trainingClass.Seats is not { } seats || Classes.Table.IndexOf(trainingClass.Id) is not (var at and >= 0))
            return null;
        return on < Today && trainingClass.StartsOn > on ? seats : Math.Max(0, seats - SeatsTaken[at]);
    }
}
