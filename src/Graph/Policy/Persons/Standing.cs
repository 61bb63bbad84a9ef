using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Graph.Policy.Persons;

/// <summary>What somebody was at a day.</summary>
/// <param name="Rank">The rank; null: none known.</param>
/// <param name="Grade">The grade; null: none.</param>
/// <param name="Unit">The unit; null: none known.</param>
/// <param name="Category">The category; null: none known.</param>
/// <param name="Tags">The tags.</param>
/// <param name="IsActive">Whether in service; those who are not owe nothing.</param>
public readonly record struct Standing(Rank? Rank, Grade? Grade, UnitId? Unit, Category? Category, IReadOnlyList<Tag> Tags, bool IsActive)
{
    /// <summary>What was so at a day: by the dated history where one is kept, else by today's record and the posts held.</summary>
    public static Standing At(CadreHistory cadre, DateOnly on, Organisation organisation)
    {
        if (StateAt(cadre, on) is { } state)
            return new(state.Rank, state.Grade, state.UnitId, state.Category, state.Tags, IsActiveAt(cadre, on, state));

        Post? post = CurrentPosts.Main(cadre, on, organisation)?.Post;
        Rank? rank = cadre.RankSince is { } rankSince && rankSince > on
            ? post?.Rank ?? Model.Organisation.Rank.Staff
            : cadre.Rank;
        Grade? grade = cadre.GradeSince is { } gradeSince && gradeSince > on ? null : cadre.Grade;
        return new(rank, grade, post?.UnitId ?? cadre.Unit, cadre.Category, cadre.Tags, IsActiveAt(cadre, on, null));
    }

    /// <summary>Whether in service at a day.</summary>
    public static bool IsActiveAt(CadreHistory cadre, DateOnly on) => IsActiveAt(cadre, on, StateAt(cadre, on));

    /// <summary>The rank that decides: the higher of the rank and the rank that the grade equals; staff where neither is known.</summary>
    public Rank DecidingRank(PolicyPack pack)
    {
        Rank rank = Rank ?? Model.Organisation.Rank.Staff;
        return Grade is { } grade && pack.Grades[grade] > rank ? pack.Grades[grade] : rank;
    }

    /// <summary>The start of the latest unbroken run of the rank somebody has at a day; null: not known.</summary>
    public static DateOnly? RankSince(CadreHistory cadre, DateOnly on, Organisation organisation)
    {
        if (cadre.States.IsEmpty)
        {
            return cadre.RankSince is { } since && since > on
                ? PostRunStart(cadre, on, organisation)
                : cadre.RankSince;
        }

        int at = StateIndexAt(cadre, on);
        int first = at;
        while (first > 0 && cadre.States[first - 1].Rank == cadre.States[at].Rank)
            first--;
        DateOnly start = cadre.States[first].From;
        bool reachesBack = first == 0 && cadre.Rank == cadre.States[at].Rank && cadre.States.All(state => state.Rank == cadre.Rank);
        return reachesBack && cadre.RankSince is { } earlier && earlier < start ? earlier : start;
    }

    /// <summary>The start of the latest unbroken run of the grade somebody has at a day; null: not known.</summary>
    public static DateOnly? GradeSince(CadreHistory cadre, DateOnly on)
    {
        if (cadre.States.IsEmpty)
            return cadre.GradeSince;

        int at = StateIndexAt(cadre, on);
        int first = at;
        while (first > 0 && cadre.States[first - 1].Grade == cadre.States[at].Grade)
            first--;
        DateOnly start = cadre.States[first].From;
        return cadre.Grade == cadre.States[at].Grade && cadre.GradeSince is { } earlier && earlier < start ? earlier : start;
    }

    /// <summary>The managing unit: the one that was named, else what the tree says of the unit; null: none known.</summary>
    public UnitId? ManagedBy(CadreHistory cadre, Organisation organisation) =>
        cadre.ManagedBy ?? (Unit is { } unit ? organisation.ManagingUnit(unit) : null);

    /// <summary>What scope compares today.</summary>
    /// <returns>The deciding rank, the unit and the managing unit; null: none known.</returns>
    public static (Rank Rank, UnitId? Unit, UnitId? ManagedBy) Now(CadreHistory cadre, DateOnly today, Organisation organisation, PolicyPack pack)
    {
        Standing now = At(cadre, today, organisation);
        return (now.DecidingRank(pack), now.Unit, now.ManagedBy(cadre, organisation));
    }

    private static CadreState? StateAt(CadreHistory cadre, DateOnly on) =>
        cadre.States.IsEmpty ? null : cadre.States[StateIndexAt(cadre, on)];

    private static int StateIndexAt(CadreHistory cadre, DateOnly on)
    {
        int at = cadre.States.Length - 1;
        while (at > 0 && cadre.States[at].From > on)
            at--;
        return at;
    }

    private static bool IsActiveAt(CadreHistory cadre, DateOnly on, CadreState? state)
    {
        if (cadre.EnteredOn is { } entered && entered > on)
            return false;
        if (state?.Status is { } status)
            return status == CadreStatus.Active;
        return cadre.LeftOn is { } left ? left > on : cadre.Status == CadreStatus.Active;
    }

    private static DateOnly? PostRunStart(CadreHistory cadre, DateOnly on, Organisation organisation)
    {
        if (CurrentPosts.Main(cadre, on, organisation) is not { Post: var post, Held: var held })
            return null;

        DateOnly start = held.From;
        for (int i = cadre.Posts.Length - 1; i >= 0; i--)
        {
            PostHeld earlier = cadre.Posts[i];
            bool continues = earlier.Kind == AppointmentKind.Substantive && earlier.From < start && (earlier.To is not { } to || to >= start);
            if (continues && organisation.Find(earlier.Post)?.Rank == post.Rank)
                start = earlier.From;
        }

        return start;
    }
}
