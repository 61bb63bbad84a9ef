using TalentGraph.Api.Features.Answers;
using TalentGraph.Api.Features.Posts;
using TalentGraph.GraphQL.Types;
using TalentGraph.Scoring.Maps;

namespace TalentGraph.Api.Features.Capability;

/// <summary>能力图谱. Points are 0–100 on the framework's scale, with one decimal.</summary>
internal sealed class CapabilityMapNode(ShownMap map, ProvenanceNode provenance)
{
    /// <summary>One a competency; where nobody's marks speak of it, it has no numbers.</summary>
    [ListSize(10)]
    public IReadOnlyList<CapabilityEntryNode> Entries => [.. map.Entries.Select(entry => new CapabilityEntryNode(entry))];

    /// <summary>The general level over all competencies; null: none.</summary>
    public CapabilityEntryNode? General => map.General is { } general ? new CapabilityEntryNode(general) : null;

    /// <summary>德能勤绩廉: each the plain mean of its competencies.</summary>
    [ListSize(5)]
    public IReadOnlyList<VirtueEntryNode> ByVirtue =>
        [.. map.ByVirtue.Select(virtue => new VirtueEntryNode(virtue.Virtue, virtue.Estimate, IntervalNode.Of(virtue.Interval)))];

    /// <summary>The run, and what the store knew.</summary>
    public ProvenanceNode Provenance => provenance;

    /// <summary>What of the map is not shown, by path.</summary>
    [ListSize(15)]
    public IReadOnlyList<WithheldNode> Withheld => WithheldNode.Of(map.Withheld);
}

/// <summary>A competency of a map, or the general level. Estimate, standard error, interval and reliability are null together: not known.</summary>
internal sealed class CapabilityEntryNode(ShownEntry entry)
{
    /// <summary>The competency; null: the general level.</summary>
    public CompetencyNode? Competency => entry.Competency is { } competency ? new CompetencyNode(competency) : null;

    /// <summary>What the framework's role weights would give with endlessly many raters of each role, in points.</summary>
    public double? Estimate => entry.Estimate;

    /// <summary>Its standard error, in points.</summary>
    public double? StandardError => entry.StandardError;

    /// <summary>Its interval, in points.</summary>
    public IntervalNode? Interval => entry.Interval is { } interval ? IntervalNode.Of(interval) : null;

    /// <summary>How much of the differences between persons it shows, 0–1.</summary>
    public double? Reliability => entry.Reliability;

    /// <summary>制度分: the role means by the framework's weights, no model, in points.</summary>
    public double? PolicyScore => entry.PolicyScore;

    /// <summary>What it rests on.</summary>
    public BasisNode Basis => new(entry.Basis.Raters, entry.Basis.Roles, entry.Basis.Occasions, entry.Basis.Newest, entry.Basis.CeilingShare);

    /// <summary>Means by role, or of the two pooled groups.</summary>
    [ListSize(8)]
    public IReadOnlyList<RoleViewNode> ByRole =>
        [.. entry.ByRole.Select(mean => new RoleViewNode(mean.Role, mean.Group, mean.Mean, mean.Adjusted, mean.Raters, mean.Withheld))];

    /// <summary>From the reference to the estimate; the steps add up to it.</summary>
    [ListSize(8)]
    public IReadOnlyList<ExplanationStepNode> Explanation => [.. entry.Explanation.Select(part => new ExplanationStepNode(part.Kind, part.Points))];

    /// <summary>False: the data say no more about it than the general level does, at which it is shown.</summary>
    public bool AddsValue => entry.AddsValue;
}

/// <summary>One of 德能勤绩廉.</summary>
/// <param name="Virtue">Which.</param>
/// <param name="Estimate">Points.</param>
/// <param name="Interval">Points.</param>
internal sealed record VirtueEntryNode(Virtue Virtue, double? Estimate, IntervalNode? Interval);

/// <summary>What an entry rests on.</summary>
/// <param name="Raters">How many raters.</param>
/// <param name="Roles">Which roles rated.</param>
/// <param name="Occasions">How many rounds.</param>
/// <param name="NewestEvidence">Day of the newest ballot; null: none.</param>
/// <param name="CeilingShare">Share of marks at 100 points, 0–1; over 0.5 the indicators hardly discriminate; null: no marks.</param>
internal sealed record BasisNode(
    CountBand Raters, [property: ListSize(7)] IReadOnlyList<RaterRole> Roles, CountBand Occasions, DateOnly? NewestEvidence, double? CeilingShare);

/// <summary>What a role, or one of the two pooled groups, gave on average. Exactly one of role and group is set.</summary>
/// <param name="Role">The role.</param>
/// <param name="Group">The pooled group.</param>
/// <param name="Mean">Points; null: withheld.</param>
/// <param name="Adjusted">The mean less the severities of its raters, in points; null: withheld, or not known.</param>
/// <param name="Raters">How many raters.</param>
/// <param name="Withheld">Why there is no mean; null: there is one.</param>
internal sealed record RoleViewNode(RaterRole? Role, RatingGroup? Group, double? Mean, double? Adjusted, CountBand Raters, WithheldReason? Withheld);

/// <summary>One step from the reference to the estimate.</summary>
internal sealed class ExplanationStepNode(ExplanationKind kind, double points)
{
    /// <summary>Which step.</summary>
    public ExplanationKind Kind => kind;

    /// <summary>What it adds, in points.</summary>
    public double Points => points;

    /// <summary>The step in words.</summary>
    /// <param name="locale">The language.</param>
    public string Text(Locale? locale = Locale.Zh) => ExplanationTexts.Of(kind, points, locale ?? Locale.Zh);
}

/// <summary>An interval, lower end first.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Level">The coverage meant, 0–1.</param>
internal sealed record IntervalNode(double Lower, double Upper, double Level)
{
    /// <summary>Of a map's interval.</summary>
    internal static IntervalNode Of(Interval interval) => new(interval.Lower, interval.Upper, Interval.Level);
}

/// <summary>Something that is not shown.</summary>
/// <param name="Path">Where it would stand, field names with dots between.</param>
/// <param name="Reason">Why not.</param>
internal sealed record WithheldNode(string Path, WithheldReason Reason)
{
    /// <summary>In the same order.</summary>
    internal static IReadOnlyList<WithheldNode> Of(IEnumerable<Withheld> withheld) => [.. withheld.Select(one => new WithheldNode(one.Path, one.Reason))];
}
