using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Api.Ledger;

/// <summary>Today's tree of units, numbered so that a subtree is a range: "is below" costs two comparisons.</summary>
internal sealed class UnitTree
{
    private readonly Dictionary<UnitId, (int First, int Last)> ranges = [];
    private readonly Dictionary<UnitId, IReadOnlyList<Unit>> children = [];

    /// <summary>Numbers the tree; siblings stand in pinyin order of their names.</summary>
    public UnitTree(Organisation organisation)
    {
        ILookup<UnitId?, Unit> below = organisation.Units
            .OrderBy(unit => PinyinOrder.Key(unit.Name), PinyinOrder.Comparer).ThenBy(unit => unit.Id.Value, StringComparer.Ordinal)
            .ToLookup(unit => organisation.Find(unit.ParentId)?.Id);
        Roots = [.. below[null]];
        int next = 0;
        foreach (Unit root in Roots)
            Number(root);

        void Number(Unit unit)
        {
            int first = next++;
            children[unit.Id] = [.. below[unit.Id]];
            foreach (Unit child in children[unit.Id])
                Number(child);
            ranges[unit.Id] = (first, next - 1);
        }
    }

    /// <summary>The units without a unit above, by name.</summary>
    public IReadOnlyList<Unit> Roots { get; }

    /// <summary>The units right below one, by name; empty: none.</summary>
    public IReadOnlyList<Unit> ChildrenOf(UnitId unit) => children.GetValueOrDefault(unit) ?? [];

    /// <summary>A unit's place when the tree is read from the top, from 0; null: not known.</summary>
    public int? PlaceOf(UnitId? unit) => unit is { } known && ranges.TryGetValue(known, out var range) ? range.First : null;

    /// <summary>The places of a unit and all below it, as the first and the first behind; empty where it is not known.</summary>
    public (int First, int End) Subtree(UnitId unit) => ranges.TryGetValue(unit, out var range) ? (range.First, range.Last + 1) : (0, 0);

    /// <summary>How many units.</summary>
    public int Count => ranges.Count;

    /// <summary>Whether a unit is another or lies below it; false where either is unknown.</summary>
    public bool IsWithin(UnitId? unit, UnitId top) =>
        unit is { } known && ranges.TryGetValue(known, out var place) && ranges.TryGetValue(top, out var range)
        && range.First <= place.First && place.First <= range.Last;
}
