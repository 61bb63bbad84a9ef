namespace TalentGraph.Graph.Policy.Packs;

/// <summary>One row of a pack's duties: who owes what, and how often.</summary>
public sealed record DutyRule : RuleSection
{
    /// <summary>The duty's code, in lower snake case; unique in its pack.</summary>
    public required string Code { get; init; }

    /// <summary>Whom it binds; empty: everybody.</summary>
    public required DutyWho Who { get; init; }

    /// <summary>What is asked for.</summary>
    public required DutyKind Asks { get; init; }

    /// <summary>The years in which it must be met, counted back from the day; null: each calendar year.</summary>
    public int? WindowYears { get; init; }

    /// <summary>For <see cref="DutyKind.OffJobDays"/>: the fewest calendar days; else null.</summary>
    public decimal? CalendarDays { get; init; }

    /// <summary>For <see cref="DutyKind.ProfessionalClass"/>: the fewest teaching days of the class; else null.</summary>
    public decimal? TeachingDays { get; init; }
}

/// <summary>The closed vocabulary of predicates: all that are given must hold; none given: everybody.</summary>
public sealed record DutyWho
{
    /// <summary>The deciding rank is one of these; a cadre without a rank counts as staff.</summary>
    public IReadOnlyList<Rank>? RankIn { get; init; }

    /// <summary>The team of the current substantive post is one of these.</summary>
    public IReadOnlyList<LeadingTeam>? TeamIn { get; init; }

    /// <summary>The level of the unit is one of these.</summary>
    public IReadOnlyList<UnitLevel>? UnitLevelIn { get; init; }

    /// <summary>The category is one of these.</summary>
    public IReadOnlyList<Category>? CategoryIn { get; init; }

    /// <summary>One of the tags is one of these.</summary>
    public IReadOnlyList<Tag>? TagIn { get; init; }
}

/// <summary>What a duty can ask for.</summary>
public enum DutyKind
{
    /// <summary>Systematic theory and systematic party spirit.</summary>
    Systematic,

    /// <summary>Calendar days of off-job classes.</summary>
    OffJobDays,

    /// <summary>One off-job class.</summary>
    OffJobClass,

    /// <summary>One off-job class in which <c>professional</c> has strictly most hours.</summary>
    ProfessionalClass,

    /// <summary>The pack's <c>online.yearlyHours</c> of online classes and credits.</summary>
    OnlineHours,
}
