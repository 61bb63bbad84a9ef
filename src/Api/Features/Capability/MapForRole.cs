using TalentGraph.Api.Security;
using TalentGraph.Scoring.Maps;

namespace TalentGraph.Api.Features.Capability;

/// <summary>What of a map a role sees: the map itself, role means or two pooled groups, and what is taken away by name.</summary>
internal static class MapForRole
{
    /// <summary>Fields that rest on estimates, by path from the map; a role without the column "map" gets none of them.</summary>
    private static readonly string[] OfTheMap =
    [
        "byVirtue", "entries.addsValue", "entries.estimate", "entries.explanation", "entries.interval", "entries.policyScore",
        "entries.reliability", "entries.standardError", "general",
    ];

    private static readonly string[] OfTheEstimate =
        ["entries.estimate", "entries.explanation", "entries.interval", "entries.reliability", "entries.standardError"];

    /// <summary>Cuts a map to a role.</summary>
    /// <param name="map">What is known.</param>
    /// <param name="run">The run it comes from.</param>
    /// <param name="role">Who asks.</param>
    /// <param name="competencies">All competencies, in the order of the entries.</param>
    public static ShownMap Of(PackedMap map, ScoringRun run, string role, IReadOnlyList<Competency> competencies)
    {
        var withheld = new List<Withheld>();
        var seesMap = Roles.Map.Contains(role);
        var pooled = Roles.PooledGroups.Contains(role);
        var known = map.Entries().ToList();
        ShownEntry[] entries =
        [
            .. competencies.Select(competency => known.Find(entry => entry.Competency == competency.Id.Value) is { } entry
                ? Entry(entry, competency, seesMap, pooled)
                : new ShownEntry { Competency = competency, Basis = ShownBasis.None }),
        ];
        var general = known.Find(entry => entry.Competency is null);
        if (!seesMap)
        {
            withheld.AddRange(OfTheMap.Select(path => new Withheld(path, WithheldReason.NotYourRole)));
        }
        else
        {
            if (general is null)
                withheld.Add(new("general", WithheldReason.NoData));
            if (map.Virtues.Count == 0)
                withheld.Add(new("byVirtue", WithheldReason.NoData));
            if (entries.Any(entry => entry.Estimate is null))
                withheld.AddRange(OfTheEstimate.Select(path => new Withheld(path, WithheldReason.NoData)));
            if (entries.Any(entry => entry.PolicyScore is null))
                withheld.Add(new("entries.policyScore", WithheldReason.NoData));
        }

        if (pooled)
            withheld.Add(new("entries.basis.roles", WithheldReason.NotYourRole));
        if (map.SmallGroups)
            withheld.Add(new("entries.byRole", WithheldReason.SmallGroup));
        foreach (var mean in entries.SelectMany(entry => entry.ByRole))
        {
            if (mean.Mean is null)
                withheld.Add(new("entries.byRole.mean", WithheldReason.SmallGroup));
            if (mean.Adjusted is null)
                withheld.Add(new("entries.byRole.adjusted", mean.Mean is null ? WithheldReason.SmallGroup : WithheldReason.NoData));
        }

        return new ShownMap(
            run,
            entries,
            seesMap && general is not null ? Entry(general, null, seesMap, pooled) : null,
            seesMap ? [.. map.Virtues.Select(Virtue)] : [],
            Withheld.Sorted(withheld));
    }

    private static ShownEntry Entry(Scoring.Maps.Capability entry, Competency? competency, bool seesMap, bool pooled)
    {
        var means = new ShownEntry
        {
            Competency = competency,
            Basis = new ShownBasis(
                CountBands.Of(entry.Raters),
                pooled ? [] : [.. entry.ByRole.Select(mean => Code.Parse<RaterRole>(mean.Name))],
                CountBands.Of(entry.Occasions),
                entry.NewestEvidence,
                Published(entry.CeilingShare)),
            ByRole = [.. (pooled ? entry.Groups : entry.ByRole).Select(mean => Mean(mean, pooled))],
        };
        return !seesMap ? means : means with
        {
            Estimate = Published(entry.Estimate),
            StandardError = Published(entry.StandardError),
            Interval = entry.Interval is { } interval ? Published(interval) : null,
            Reliability = entry.Reliability is { } share ? Math.Round(share, 2, MidpointRounding.AwayFromZero) : null,
            PolicyScore = Published(entry.PolicyScore),
            Explanation = entry.Explanation(),
            AddsValue = entry.AddsValue,
        };
    }

    private static ShownMean Mean(RoleMean mean, bool pooled) => new(
        pooled ? null : Code.Parse<RaterRole>(mean.Name),
        pooled ? Code.Parse<RatingGroup>(mean.Name) : null,
        Published(mean.Mean),
        Published(mean.Adjusted),
        CountBands.Of(mean.Raters),
        mean.Mean is null ? WithheldReason.SmallGroup : null);

    private static ShownVirtue Virtue(VirtueLevel level) =>
        new(Code.Parse<Virtue>(level.Virtue), Published((double?)level.Estimate)!.Value, Published(level.Interval));

    private static Interval Published(Interval interval) => new(Published((double?)interval.Lower)!.Value, Published((double?)interval.Upper)!.Value);

    // What rounds to zero from below is zero, not "-0".
    private static double? Published(double? points) => points is { } known ? ExplanationPart.Published(known) + 0.0 : null;
}
