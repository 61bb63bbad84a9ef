using System.Collections.Immutable;
using TalentGraph.Graph.Policy.Earnings;

namespace TalentGraph.Graph.Policy.Persons;

/// <summary>What the rules read of one cadre, lean enough to hold a hundred thousand of them.</summary>
public sealed class CadreHistory
{
    private readonly Earning[] earnings;

    /// <summary>Gathers it from the records.</summary>
    /// <param name="cadre">The cadre as known today.</param>
    /// <param name="states">The dated history, in any order; empty: none is kept.</param>
    /// <param name="appointments">All appointments, in any order.</param>
    /// <param name="earnings">As <see cref="EarningsOf"/> makes them; kept, not copied.</param>
    public CadreHistory(Cadre cadre, IEnumerable<CadreState> states, IEnumerable<Appointment> appointments, Earning[] earnings)
    {
        Id = cadre.Id;
        EnteredOn = cadre.EnteredOn ?? cadre.WorkStartedOn;
        LeftOn = cadre.LeftOn;
        Status = cadre.Status;
        Rank = cadre.Rank;
        RankSince = cadre.RankSince;
        Grade = cadre.Grade;
        GradeSince = cadre.GradeSince;
        Category = cadre.Category;
        Tags = cadre.Tags;
        Unit = cadre.UnitId;
        ManagedBy = cadre.ManagedByUnitId;
        States = [.. states.OrderBy(state => state.From)];
        Posts = [.. appointments.OrderBy(a => a.From).ThenBy(a => a.Id.Value, StringComparer.Ordinal).Select(a => new PostHeld(a.PostId, a.From, a.To, a.Kind))];
        this.earnings = earnings;
    }

    /// <summary>Who.</summary>
    public CadreId Id { get; }

    /// <summary>S: the first day in service; null: not known.</summary>
    public DateOnly? EnteredOn { get; }

    /// <summary>The first day not in service; null: not known or still in service.</summary>
    public DateOnly? LeftOn { get; }

    /// <summary>Whether in service, as known today.</summary>
    public CadreStatus Status { get; }

    /// <summary>The rank today; null: not known.</summary>
    public Rank? Rank { get; }

    /// <summary>Since when; null: not known.</summary>
    public DateOnly? RankSince { get; }

    /// <summary>The grade today; null: none.</summary>
    public Grade? Grade { get; }

    /// <summary>Since when; null: not known.</summary>
    public DateOnly? GradeSince { get; }

    /// <summary>The category today; null: not known.</summary>
    public Category? Category { get; }

    /// <summary>The tags today.</summary>
    public IReadOnlyList<Tag> Tags { get; }

    /// <summary>The unit today; null: not known.</summary>
    public UnitId? Unit { get; }

    /// <summary>The managing unit that was named; null: it follows from the tree.</summary>
    public UnitId? ManagedBy { get; }

    /// <summary>The dated history, oldest first.</summary>
    public ImmutableArray<CadreState> States { get; }

    /// <summary>Posts held, by their first day.</summary>
    public ImmutableArray<PostHeld> Posts { get; }

    /// <summary>What classes and credits earned, in the order of <see cref="EarningsOf"/>.</summary>
    public ReadOnlySpan<Earning> Earnings => earnings;

    /// <summary>The same person with other earnings.</summary>
    public CadreHistory With(Earning[] other) => new(this, other);

    private CadreHistory(CadreHistory same, Earning[] other)
    {
        Id = same.Id;
        EnteredOn = same.EnteredOn;
        LeftOn = same.LeftOn;
        Status = same.Status;
        Rank = same.Rank;
        RankSince = same.RankSince;
        Grade = same.Grade;
        GradeSince = same.GradeSince;
        Category = same.Category;
        Tags = same.Tags;
        Unit = same.Unit;
        ManagedBy = same.ManagedBy;
        States = same.States;
        Posts = same.Posts;
        earnings = other;
    }
}
