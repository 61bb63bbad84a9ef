using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Api.Features.Posts;

/// <summary>Who holds a post.</summary>
internal static class HoldersOf
{
    /// <summary>The visible cadres who hold a post substantively on a day, by name.</summary>
    public static IReadOnlyList<RosterEntry> At(View view, PostId post, DateOnly on)
    {
        var holders = new List<RosterEntry>();
        foreach (int cadre in view.Snapshot.EverIn(post))
        {
            RosterEntry entry = view.Snapshot.Roster[cadre];
            foreach (PostHeld held in entry.History.Posts)
            {
                if (held.Post == post && held.Kind == AppointmentKind.Substantive && held.HoldsOn(on)
                    && Standing.IsActiveAt(entry.History, on) && view.Visible.Sees(cadre))
                {
                    holders.Add(entry);
                    break;
                }
            }
        }

        holders.Sort(static (a, b) => new SortKey(0, a.NameKey, a.Cadre.Id.Value).CompareTo(new SortKey(0, b.NameKey, b.Cadre.Id.Value)));
        return holders;
    }
}
