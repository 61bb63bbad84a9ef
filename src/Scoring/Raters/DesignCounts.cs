using TalentGraph.Scoring.Ballots;
using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Scoring.Raters;

/// <summary>What decides whether the design can tell the terms apart; shares from 0 to 1.</summary>
internal sealed class DesignCounts
{
    internal DesignCounts(RaterDesign design, BallotSet set)
    {
        var table = set.Table;
        var groups = RaterRoles.Groups.Length;
        GroupPresent = new bool[groups];
        RatersWithTwoRatees = new double[groups];
        var roles = new SortedSet<int>();
        var firstRatee = new Dictionary<(int Rater, int Group), int>();
        var crossing = new HashSet<(int Rater, int Group)>();
        var classes = new HashSet<int>();
        int ratees = 0, withRaters = 0, withRoles = 0, withClasses = 0, cells = 0, fullCells = 0, twoMarks = 0;
        for (var k = 0; k < design.Ballots.Length;)
        {
            var ratee = table.Ratee[design.Ballots[k]];
            var raters = new HashSet<int>();
            var ownClasses = new HashSet<int>();
            var byRole = new Dictionary<int, HashSet<int>>();
            for (; k < design.Ballots.Length && table.Ratee[design.Ballots[k]] == ratee; k++)
            {
                var ballot = design.Ballots[k];
                var role = design.RoleOf(ballot);
                var rater = table.Rater[ballot];
                var key = (rater, RaterRoles.GroupOf(role));
                GroupPresent[key.Item2] = true;
                roles.Add(role);
                classes.Add(table.Class[ballot]);
                ownClasses.Add(table.Class[ballot]);
                raters.Add(rater);
                (byRole.TryGetValue(role, out var own) ? own : byRole[role] = []).Add(rater);
                if (!firstRatee.TryAdd(key, ratee) && firstRatee[key] != ratee)
                    crossing.Add(key);
                var used = 0;
                for (var mark = table.Start[ballot]; mark < table.Start[ballot + 1]; mark++)
                    used += set.Uses(mark) ? 1 : 0;
                twoMarks += used > 1 ? 1 : 0;
            }

            ratees++;
            withRaters += raters.Count > 1 ? 1 : 0;
            withClasses += ownClasses.Count > 1 ? 1 : 0;
            withRoles += byRole.Count > 1 ? 1 : 0;
            cells += byRole.Count;
            fullCells += byRole.Values.Count(own => own.Count > 1);
        }

        RateesWithTwoRaters = Share(withRaters, ratees);
        RateesWithTwoClasses = Share(withClasses, ratees);
        RateesWithTwoRoles = Share(withRoles, ratees);
        RolesWithTwoRaters = Share(fullCells, cells);
        BallotsWithTwoMarks = Share(twoMarks, design.Ballots.Length);
        for (var group = 0; group < groups; group++)
            RatersWithTwoRatees[group] = Share(crossing.Count(key => key.Group == group), firstRatee.Keys.Count(key => key.Group == group));
        RolesPresent = [.. roles];
        Classes = classes.Count;
        Ratees = ratees;
        Raters = firstRatee.Keys.Select(key => key.Rater).Distinct().Count();
    }

    internal int Ratees { get; }

    internal int Raters { get; }

    internal int Classes { get; }

    internal int[] RolesPresent { get; }

    internal bool[] GroupPresent { get; }

    /// <summary>By severity group: raters who rate two persons or more.</summary>
    internal double[] RatersWithTwoRatees { get; }

    internal double RateesWithTwoRaters { get; }

    internal double RateesWithTwoClasses { get; }

    internal double RateesWithTwoRoles { get; }

    /// <summary>Of all pairs of person and role, those with two raters or more.</summary>
    internal double RolesWithTwoRaters { get; }

    internal double BallotsWithTwoMarks { get; }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
