using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Graph.Policy.Obligations;

/// <summary>One of the pack's duties, as it stands for one cadre at a day.</summary>
/// <param name="Rule">The duty.</param>
/// <param name="Year">The calendar year of a yearly duty; null: a window of years that ends at the day.</param>
/// <param name="State">How it stands.</param>
/// <param name="Due">The first day on which it would be unmet if nothing more is done, of an unmet one the first unmet day; null: none, or before anything that is known.</param>
/// <param name="Figures">What was reached, and what is asked for.</param>
/// <param name="Classes">The classes that serve it, or could, oldest first.</param>
public sealed record Obligation(RuleRef Rule, int? Year, ObligationState State, DateOnly? Due, IReadOnlyList<Figure> Figures, IReadOnlyList<ClassId> Classes);

/// <summary>How a duty stands.</summary>
public enum ObligationState
{
    /// <summary>Met.</summary>
    Met,

    /// <summary>Not met yet, with time left.</summary>
    Open,

    /// <summary>Not met.</summary>
    NotMet,

    /// <summary>A class without declared content could meet it.</summary>
    Unknown,
}
