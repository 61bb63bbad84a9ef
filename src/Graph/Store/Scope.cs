namespace TalentGraph.Graph.Store;

/// <summary>
/// Whose records a caller may see. Cadres out of it, and everything that hangs from them, are not there: not in
/// dictionaries, not in pages, not in searches. A cadre is in when any of the ways in holds and no exception names it.
/// </summary>
public sealed record Scope
{
    /// <summary>The system's own reads: everything.</summary>
    public static Scope Everything { get; } = new() { All = true };

    /// <summary>Whether everything is in scope; the other ways in are then not asked.</summary>
    public bool All { get; init; }

    /// <summary>By management: today's managing unit is the grant's or below it, today's deciding rank is among its ranks.</summary>
    public IReadOnlyList<ScopeGrant> Managed { get; init; } = [];

    /// <summary>By place of work: today's unit is the grant's or below it, today's deciding rank is among its ranks.</summary>
    public IReadOnlyList<ScopeGrant> Assigned { get; init; } = [];

    /// <summary>By training: enrolled in a class that one of these units organises.</summary>
    public IReadOnlyList<UnitId> TrainedBy { get; init; } = [];

    /// <summary>By name.</summary>
    public IReadOnlyList<CadreId> Persons { get; init; } = [];

    /// <summary>Never in scope, whatever else holds: the caller and the caller's family.</summary>
    public IReadOnlyList<CadreId> Except { get; init; } = [];
}

/// <summary>A unit's subtree, and the ranks one may see in it.</summary>
/// <param name="Unit">The top of the subtree.</param>
/// <param name="Ranks">The deciding ranks; a cadre without a rank counts as <see cref="Rank.Staff"/>.</param>
public sealed record ScopeGrant(UnitId Unit, IReadOnlyList<Rank> Ranks);
