using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Api.Ledger.Boards;

/// <summary>The lights of the active cadres whom a caller may see, in a unit's subtree at a day.</summary>
internal sealed class Board
{
    private Board(BoardCount whole, IReadOnlyList<RankRow> byRank, IReadOnlyList<UnitRow> byUnit)
    {
        Whole = whole;
        ByRank = byRank;
        ByUnit = byUnit;
    }

    /// <summary>All of them.</summary>
    public BoardCount Whole { get; }

    /// <summary>By deciding rank, highest first; ranks that nobody has are left out.</summary>
    public IReadOnlyList<RankRow> ByRank { get; }

    /// <summary>The units right below, each with its subtree, in the tree's order; without a unit the topmost ones.</summary>
    public IReadOnlyList<UnitRow> ByUnit { get; }

    /// <summary>Counts.</summary>
    /// <param name="day">The ledger at D.</param>
    /// <param name="visible">Whom the caller may see.</param>
    /// <param name="unit">The top of the subtree, by the unit at D; null: everybody, those without a unit included.</param>
    public static Board Of(LedgerDay day, CadreSet visible, UnitId? unit)
    {
        UnitTree units = day.Snapshot.Catalogue.Units;
        IReadOnlyList<Unit> below = unit is { } known ? units.ChildrenOf(known) : units.Roots;
        int[] rowOfUnit = RowsOfUnits(units, below);
        (int first, int end) = unit is { } top ? units.Subtree(top) : (-1, int.MaxValue);

        var whole = new BoardCount();
        var ranks = Enum.GetValues<Rank>().Select(_ => new BoardCount()).ToArray();
        var rows = below.Select(_ => new UnitCount()).ToArray();
        ReadOnlySpan<LightVerdict> verdicts = day.Verdicts;
        foreach (int cadre in visible.Members())
        {
            ref readonly LightVerdict verdict = ref verdicts[cadre];
            if (verdict.Light is not { } light || (units.PlaceOf(verdict.Standing.Unit) ?? -1) is var number && (number < first || number >= end))
                continue;
            whole.Add(light, verdict.HoursMet);
            ranks[(int)verdict.DecidingRank].Add(light, verdict.HoursMet);
            if (number < 0 || rowOfUnit[number] is not (var at and >= 0))
                continue;
            rows[at].Count.Add(light, verdict.HoursMet);
            if (verdict.Standing.Unit == below[at].Id)
                rows[at].AddOwn(day.IsAway(cadre));
        }

        AwayRule away = day.Book.Pack.Away;
        return new Board(
            whole,
            [.. Enum.GetValues<Rank>().Reverse().Where(rank => ranks[(int)rank].Active > 0).Select(rank => new RankRow(rank, ranks[(int)rank]))],
            [.. below.Select((child, at) => new UnitRow(child, rows[at].Count, rows[at].Away, AllowedAway(away, rows[at].Own)))]);
    }

    /// <summary>How many of a unit may be away on one day: the pack's share of its own active cadres, rounded up, at least one.</summary>
    public static int AllowedAway(AwayRule rule, int active) => Math.Max(1, (int)decimal.Ceiling(rule.Share * active));

    private static int[] RowsOfUnits(UnitTree units, IReadOnlyList<Unit> below)
    {
        var rows = new int[units.Count];
        Array.Fill(rows, -1);
        for (int at = 0; at < below.Count; at++)
        {
            (int first, int end) = units.Subtree(below[at].Id);
            Array.Fill(rows, at, first, end - first);
        }

        return rows;
    }

    private sealed class UnitCount
    {
        public BoardCount Count { get; } = new();

        public int Own { get; private set; }

        public int Away { get; private set; }

        public void AddOwn(bool isAway)
        {
            Own++;
            Away += isAway ? 1 : 0;
        }
    }
}

/// <summary>How many have which light.</summary>
internal sealed class BoardCount
{
    private readonly int[] lights = new int[Enum.GetValues<Light>().Length];

    /// <summary>Those with a light, 0 included.</summary>
    public int this[Light light] => lights[(int)light];

    /// <summary>Active cadres: the denominator of every share.</summary>
    public int Active { get; private set; }

    /// <summary>Those of them who meet the hours or days owed over five years.</summary>
    public int HoursMet { get; private set; }

    /// <summary>Counts one.</summary>
    public void Add(Light light, bool hoursMet)
    {
        lights[(int)light]++;
        Active++;
        HoursMet += hoursMet ? 1 : 0;
    }
}

/// <summary>A board's row of one rank.</summary>
/// <param name="Rank">The deciding rank.</param>
/// <param name="Count">How many.</param>
internal sealed record RankRow(Rank Rank, BoardCount Count);

/// <summary>A board's row of one unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Count">How many in its subtree.</param>
/// <param name="AwayToday">Of the unit itself: away on the day.</param>
/// <param name="AllowedAway">Of the unit itself: how many may be.</param>
internal sealed record UnitRow(Unit Unit, BoardCount Count, int AwayToday, int AllowedAway);
