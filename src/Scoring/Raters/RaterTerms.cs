using TalentGraph.Scoring.Ballots;
using TalentGraph.Scoring.Crossed;
using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Scoring.Raters;

/// <summary>
/// Which terms the model has: one that the design identifies is estimated; one it does not is held at the framework's prior,
/// or left out where priors are off.
/// </summary>
internal sealed class RaterTerms
{
    private const double Enough = 0.3;
    private const double EnoughLinks = 0.05;
    private const int EnoughClasses = 3;
    private readonly RaterOptions _options;
    private readonly List<ComponentSpec> _components = [];
    private readonly List<int> _coordinates = [];

    internal RaterTerms(RaterDesign design, BallotSet set, RaterOptions options)
    {
        _options = options;
        var counts = new DesignCounts(design, set);
        Competencies = set.Weights.Names.Length;
        General = Competencies > 1 ? Coordinate("general", counts.RateesWithTwoRaters >= Enough, 1) : -1;
        FirstCompetency = Coordinate("competency", counts.RateesWithTwoRaters >= Enough, Competencies);
        var views = counts.RolesWithTwoRaters >= Enough && counts.RateesWithTwoRoles >= Enough;
        ViewRoles = [.. counts.RolesPresent];
        FirstView = Wanted(views) ? Coordinate("role_view", views, ViewRoles.Length) : -1;
        Severity = [.. RaterRoles.Groups.Select((group, k) => counts.GroupPresent[k]
            ? Component($"severity_{group}", counts.RatersWithTwoRatees[k] >= Enough)
            : -1)];
        var classes = counts.Classes >= EnoughClasses;
        Class = Wanted(classes) ? Component("class", classes) : -1;
        var cohorts = classes && counts.RateesWithTwoClasses >= EnoughLinks;
        Cohort = Class >= 0 && Wanted(cohorts) ? Component("cohort", cohorts) : -1;
        Halo = counts.BallotsWithTwoMarks > 0 && Wanted(counts.BallotsWithTwoMarks >= Enough)
            ? Component("halo", counts.BallotsWithTwoMarks >= Enough)
            : -1;
        Residual = [.. RaterRoles.Groups.Select((group, k) => counts.GroupPresent[k] ? Component($"mark_{group}", true) : -1)];
    }

    internal IReadOnlyList<ComponentSpec> Components => _components;

    internal int[] CoordinateComponents => [.. _coordinates];

    internal int Competencies { get; }

    /// <summary>The coordinate of g; −1: none.</summary>
    internal int General { get; }

    internal int FirstCompetency { get; }

    /// <summary>The first coordinate of s; −1: none.</summary>
    internal int FirstView { get; }

    /// <summary>Codes of the roles that have a view, in the order of their coordinates.</summary>
    internal int[] ViewRoles { get; }

    /// <summary>Component of each group's severity.</summary>
    internal int[] Severity { get; }

    internal int Class { get; }

    /// <summary>Component of what the members of a class share in ability; −1: none.</summary>
    internal int Cohort { get; }

    internal int Halo { get; }

    internal int[] Residual { get; }

    /// <summary>What a mark loads on.</summary>
    internal (int Coordinate, double Weight)[] Loadings(int role, (int Competency, double Weight)[] weights) =>
    [
        .. General >= 0 ? new[] { (General, 1.0) } : [],
        .. weights.Select(pair => (FirstCompetency + pair.Competency, pair.Weight)),
        .. FirstView >= 0 ? new[] { (FirstView + Array.IndexOf(ViewRoles, role), 1.0) } : [],
    ];

    /// <summary>A name for each coordinate: "" for g, the competency, <c>role:…</c> for a view.</summary>
    internal string[] CoordinateNames(string[] competencies) =>
    [
        .. General >= 0 ? new[] { "" } : [],
        .. competencies,
        .. FirstView >= 0 ? ViewRoles.Select(role => "role:" + RaterRoles.Counting[role]) : [],
    ];

    private bool Wanted(bool identified) => identified || _options.Framework.Priors;

    private int Coordinate(string name, bool identified, int count)
    {
        var component = Component(name, identified);
        _coordinates.AddRange(Enumerable.Repeat(component, count));
        return _coordinates.Count - count;
    }

    // A person or a rater must stay in the model even where priors are off: held, there is nothing else to go by.
    private int Component(string name, bool identified)
    {
        var priors = _options.Priors;
        var held = priors.HeldVariance(name, _options.Framework);
        _components.Add(new ComponentSpec(
            name, _options.Framework.Priors ? priors.Of(name) : null, identified ? null : held, held));
        return _components.Count - 1;
    }
}
