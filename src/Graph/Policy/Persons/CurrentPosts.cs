namespace TalentGraph.Graph.Policy.Persons;

/// <summary>The substantive post that somebody holds on a day, and since when they have been in its team.</summary>
public static class CurrentPosts
{
    /// <summary>The substantive post held on a day: the highest-ranked, then the latest; null: none.</summary>
    public static (Post Post, PostHeld Held)? Main(CadreHistory cadre, DateOnly on, Organisation organisation)
    {
        (Post Post, PostHeld Held)? best = null;
        foreach (PostHeld held in cadre.Posts)
        {
            if (held.Kind != AppointmentKind.Substantive || !held.HoldsOn(on) || organisation.Find(held.Post) is not { } post)
                continue;
            if (best is null || Height(post) >= Height(best.Value.Post))
                best = (post, held);
        }

        return best;
    }

    /// <summary>The team of the current substantive post; <see cref="LeadingTeam.None"/> where there is none.</summary>
    public static LeadingTeam Team(CadreHistory cadre, DateOnly on, Organisation organisation) =>
        Main(cadre, on, organisation)?.Post.Team ?? LeadingTeam.None;

    /// <summary>
    /// The first day of the consecutive posts of one team that the current substantive post ends: each one's last day
    /// reaches the next one's first; the leading group and its principal are one team.
    /// </summary>
    /// <returns>Null: no substantive post is held.</returns>
    public static DateOnly? TeamSince(CadreHistory cadre, DateOnly on, Organisation organisation)
    {
        if (Main(cadre, on, organisation) is not { Post: var current, Held: var held })
            return null;

        DateOnly start = held.From;
        bool longer;
        do
        {
            longer = false;
            foreach (PostHeld earlier in cadre.Posts)
            {
                if (earlier.Kind == AppointmentKind.Substantive && earlier.From < start && (earlier.To is not { } to || to >= start)
                    && SameTeam(organisation.Find(earlier.Post)?.Team, current.Team))
                {
                    start = earlier.From;
                    longer = true;
                }
            }
        }
        while (longer);
        return start;
    }

    private static int Height(Post post) => post.Rank is { } rank ? (int)rank : -1;

    private static bool SameTeam(LeadingTeam? one, LeadingTeam? other) => AsOne(one) == AsOne(other);

    private static LeadingTeam AsOne(LeadingTeam? team) =>
        team is LeadingTeam.Principal ? LeadingTeam.LeadingGroup : team ?? LeadingTeam.None;
}
