using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Features.Training;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Answers;

/// <summary>Why an answer is as it is: the rule, the figures, and the records they rest on.</summary>
/// <param name="view">The operation.</param>
/// <param name="reason">The reason.</param>
/// <param name="pack">By whose numbers.</param>
/// <param name="cadre">Whose records are the evidence; null: nobody's.</param>
/// <param name="asOf">The day.</param>
internal sealed class ReasonNode(View view, Reason reason, PolicyPack pack, CadreId? cadre, DateOnly asOf)
{
    /// <summary>What is so.</summary>
    public string Code => Graph.Model.Records.Code.Of(reason.Code).ToUpperInvariant();

    /// <summary>The rule it is judged by; null: a fact without a number.</summary>
    public RuleRefNode? Rule => RuleRefNode.Of(reason.Rule, pack);

    /// <summary>The figures compared.</summary>
    [ListSize(4)]
    public IReadOnlyList<FigureNode> Figures => [.. reason.Figures.Select(FigureNode.Of)];

    /// <summary>The same in words.</summary>
    public string Text(Locale? locale = Locale.Zh) => ReasonTexts.Of(reason.Code, locale ?? Locale.Zh);

    /// <summary>The enrolments concerned, latest first.</summary>
    [ListSize(10)]
    public Deferred<IReadOnlyList<IEvidenceNode>> Evidence(CadreFactsLoader enrolments) =>
        EvidenceLoader.Of(view, cadre, reason.Classes, asOf, enrolments);

    /// <summary>All reasons of an answer.</summary>
    internal static IReadOnlyList<ReasonNode> Of(View view, IEnumerable<Reason> reasons, PolicyPack pack, CadreId? cadre, DateOnly asOf) =>
        [.. reasons.Select(reason => new ReasonNode(view, reason, pack, cadre, asOf))];
}

/// <summary>The records that an answer rests on.</summary>
[UnionType("Evidence")]
internal interface IEvidenceNode;

/// <summary>The rule behind an answer.</summary>
/// <param name="Code">The number of the pack, or the duty's code.</param>
/// <param name="Policy">The pack.</param>
/// <param name="Document">The title of the document that fixes it.</param>
/// <param name="Paragraph">The paragraph; null: it was not read.</param>
internal sealed record RuleRefNode(string Code, PolicyRefNode Policy, string Document, string? Paragraph)
{
    /// <summary>Names a rule; null stays null.</summary>
    internal static RuleRefNode? Of(RuleRef? rule, PolicyPack pack) =>
        rule is null ? null : new RuleRefNode(rule.Code, PolicyRefNode.Of(pack), rule.Document, rule.Paragraph);
}

/// <summary>One figure with what it is compared with; hours and days to one decimal, shares 0–1.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The figure; null: not known.</param>
/// <param name="Unit">hours, days (teaching days), calendar_days, classes or share (0–1).</param>
/// <param name="Limit">What it is compared with; null: nothing.</param>
internal sealed record FigureNode(string Name, decimal? Value, string Unit, decimal? Limit)
{
    /// <summary>As it is shown; comparisons were made before.</summary>
    internal static FigureNode Of(Figure figure) => new(figure.Name, Shown.Of(figure.Value, figure.Unit), figure.Unit, Shown.Of(figure.Limit, figure.Unit));
}
