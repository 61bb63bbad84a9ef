using System.Text.Json;
using System.Text.Json.Serialization;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Maps;

namespace TalentGraph.Api.Features.Capability;

/// <summary>
/// A map as a run keeps it: one array a quantity, all in the order of the competencies, so that names stand once. Points
/// and shares to four decimals; what is published is rounded from these.
/// </summary>
internal sealed record PackedMap
{
    private const int Digits = 4;
    private static readonly string[] GroupNames = ["in_class", "at_work"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Ids of the competencies with evidence, in ordinal order; null at the end stands for the general level.</summary>
    public required IReadOnlyList<string?> Competencies { get; init; }

    /// <summary>Points; null: not known.</summary>
    public required IReadOnlyList<double?> Estimates { get; init; }

    /// <summary>Points; null with the estimate.</summary>
    public required IReadOnlyList<double?> Errors { get; init; }

    /// <summary>From 0 to 1; null with the estimate.</summary>
    public required IReadOnlyList<double?> Reliabilities { get; init; }

    /// <summary>Points.</summary>
    public required IReadOnlyList<double?> PolicyScores { get; init; }

    /// <summary>Whether the competency's own marks say more than the general level.</summary>
    public required IReadOnlyList<bool> AddsValue { get; init; }

    /// <summary>Distinct raters.</summary>
    public required IReadOnlyList<int> Raters { get; init; }

    /// <summary>Distinct pairs of class and round.</summary>
    public required IReadOnlyList<int> Occasions { get; init; }

    /// <summary>Day of the newest ballot.</summary>
    public required IReadOnlyList<DateOnly> Newest { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required IReadOnlyList<double> CeilingShares { get; init; }

    /// <summary>Means of roles and of the two pooled groups.</summary>
    public required IReadOnlyList<PackedMeans> Means { get; init; }

    /// <summary>Parts of the estimates.</summary>
    public required IReadOnlyList<PackedParts> Parts { get; init; }

    /// <summary>Virtues, their points and errors.</summary>
    public required IReadOnlyList<VirtueLevel> Virtues { get; init; }

    /// <summary>Whether a group was left out because it is too small.</summary>
    public bool SmallGroups { get; init; }

    /// <summary>Packs a map.</summary>
    public static PackedMap Of(CapabilityMap map)
    {
        Scoring.Maps.Capability[] entries = map.General is { } general ? [.. map.Entries, general] : [.. map.Entries];
        return new PackedMap
        {
            Competencies = [.. entries.Select(entry => entry.Competency)],
            Estimates = [.. entries.Select(entry => Short(entry.Estimate))],
            Errors = [.. entries.Select(entry => Short(entry.StandardError))],
            Reliabilities = [.. entries.Select(entry => Short(entry.Reliability))],
            PolicyScores = [.. entries.Select(entry => Short(entry.PolicyScore))],
            AddsValue = [.. entries.Select(entry => entry.AddsValue)],
            Raters = [.. entries.Select(entry => entry.Raters)],
            Occasions = [.. entries.Select(entry => entry.Occasions)],
            Newest = [.. entries.Select(entry => entry.NewestEvidence)],
            CeilingShares = [.. entries.Select(entry => Short(entry.CeilingShare))],
            Means = [.. RaterRoles.Counting.Concat(GroupNames).Select(name => PackedMeans.Of(name, entries)).OfType<PackedMeans>()],
            Parts = [.. Enum.GetValues<ExplanationKind>().Select(kind => PackedParts.Of(kind, entries)).OfType<PackedParts>()],
            Virtues = [.. map.Virtues.Select(level => level with { Estimate = Short(level.Estimate), StandardError = Short(level.StandardError) })],
            SmallGroups = map.Withheld.Count > 0,
        };
    }

    /// <summary>As a run's estimates carry it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static PackedMap FromJson(string json) => JsonSerializer.Deserialize<PackedMap>(json, Json)!;

    /// <summary>The entries, the general level with a null competency last where there is one.</summary>
    public IEnumerable<Scoring.Maps.Capability> Entries() => Competencies.Select((competency, k) => new Scoring.Maps.Capability
    {
        Competency = competency,
        Estimate = Estimates[k],
        StandardError = Errors[k],
        Reliability = Reliabilities[k],
        PolicyScore = PolicyScores[k],
        AddsValue = AddsValue[k],
        Raters = Raters[k],
        Occasions = Occasions[k],
        NewestEvidence = Newest[k],
        CeilingShare = CeilingShares[k],
        ByRole = [.. Means.Where(means => !GroupNames.Contains(means.Name)).Select(means => means.At(k)).OfType<RoleMean>()],
        Groups = [.. Means.Where(means => GroupNames.Contains(means.Name)).Select(means => means.At(k)).OfType<RoleMean>()],
        Parts = [.. Parts.Select(parts => (parts.Kind, Points: parts.Points[k])).Where(part => part.Points is not null)
            .Select(part => new ExplanationPart(part.Kind, part.Points!.Value))],
    });

    internal static double Short(double value) => Math.Round(value, Digits);

    internal static double? Short(double? value) => value is { } known ? Short(known) : null;
}

/// <summary>The means of one role or pooled group, in the order of the competencies.</summary>
/// <param name="Name">The role's code, <c>in_class</c> or <c>at_work</c>.</param>
/// <param name="Mean">Points; null: no ballot, or too few raters.</param>
/// <param name="Adjusted">Points; null likewise, or no severities.</param>
/// <param name="Raters">Distinct raters; 0: no ballot.</param>
internal sealed record PackedMeans(string Name, IReadOnlyList<double?> Mean, IReadOnlyList<double?> Adjusted, IReadOnlyList<int> Raters)
{
    /// <summary>The means of one name; null: nobody of that name rated.</summary>
    public static PackedMeans? Of(string name, IReadOnlyList<Scoring.Maps.Capability> entries)
    {
        RoleMean?[] means = [.. entries.Select(entry => entry.ByRole.Concat(entry.Groups).FirstOrDefault(mean => mean.Name == name))];
        return Array.TrueForAll(means, static mean => mean is null) ? null : new PackedMeans(
            name,
            [.. means.Select(mean => PackedMap.Short(mean?.Mean))],
            [.. means.Select(mean => PackedMap.Short(mean?.Adjusted))],
            [.. means.Select(mean => mean?.Raters ?? 0)]);
    }

    /// <summary>The mean on one competency; null: nobody of that name rated it.</summary>
    public RoleMean? At(int competency) =>
        Raters[competency] == 0 ? null : new RoleMean(Name, Mean[competency], Adjusted[competency], Raters[competency]);
}

/// <summary>One step of the explanations, in the order of the competencies.</summary>
/// <param name="Kind">Which step.</param>
/// <param name="Points">What it adds; null: no estimate.</param>
internal sealed record PackedParts([property: JsonConverter(typeof(JsonStringEnumConverter<ExplanationKind>))] ExplanationKind Kind, IReadOnlyList<double?> Points)
{
    /// <summary>The steps of one kind; null: the run has none.</summary>
    public static PackedParts? Of(ExplanationKind kind, IReadOnlyList<Scoring.Maps.Capability> entries)
    {
        double?[] points = [.. entries.Select(entry => entry.Parts.Where(part => part.Kind == kind).Select(part => PackedMap.Short((double?)part.Points)).FirstOrDefault())];
        return Array.TrueForAll(points, static own => own is null) ? null : new PackedParts(kind, points);
    }
}
