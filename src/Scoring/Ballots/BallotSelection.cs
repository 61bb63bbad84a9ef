using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Marks;

namespace TalentGraph.Scoring.Ballots;

/// <summary>One set of ballots for every number: which marks are in, and which groups are withheld.</summary>
public static class BallotSelection
{
    /// <summary>Applies the rules to all marks.</summary>
    /// <exception cref="ArgumentException">The framework or an indicator's weight cannot be.</exception>
    public static BallotSet Of(MarkTable table, BallotRules rules)
    {
        rules.Framework.Validate();
        var weights = new CompetencyWeights(rules.IndicatorWeights, table.Indicators);
        var used = new bool[table.Marks];
        var closed = table.Rounds.Select(round => Closed(round, rules)).ToArray();
        var self = Array.IndexOf(table.Roles, RaterRoles.Self);
        var withheld = new List<WithheldGroup>();
        for (var from = 0; from < table.Ballots;)
        {
            var to = GroupEnd(table, from);
            if (closed[table.Round[from]] && table.Role[from] != self)
            {
                for (var mark = table.Start[from]; mark < table.Start[to]; mark++)
                    used[mark] = weights.Of[table.Indicator[mark]].Length > 0;
                if (rules.Framework.MinimumGroups.TryGetValue(table.Roles[table.Role[from]], out var least))
                    withheld.AddRange(Withhold(table, weights, from, to, least, used));
            }

            from = to;
        }

        return new BallotSet(table, weights, used, withheld);
    }

    private static bool Closed(string round, BallotRules rules) =>
        rules.ClosedRounds is not { } closed
        || (closed.TryGetValue(round, out var day) && (rules.AsOf is not { } asOf || day <= asOf));

    // Ballots of one ratee, round and role lie together.
    private static int GroupEnd(MarkTable table, int from)
    {
        var to = from + 1;
        while (to < table.Ballots && table.Ratee[to] == table.Ratee[from] && table.Round[to] == table.Round[from]
               && table.Role[to] == table.Role[from])
            to++;
        return to;
    }

    private static List<WithheldGroup> Withhold(
        MarkTable table, CompetencyWeights weights, int from, int to, int least, bool[] used)
    {
        var withheld = new List<WithheldGroup>();
        if (Raters(table, from, to, _ => true) < least)
        {
            used.AsSpan(table.Start[from]..table.Start[to]).Clear();
            withheld.Add(Group(null));
            return withheld;
        }

        // A mark that bears on a withheld competency would carry it into another one's number; without that mark the other
        // group may become too small in its turn.
        for (var again = true; again;)
        {
            again = false;
            for (var c = 0; c < weights.Names.Length; c++)
            {
                var competency = c;
                var raters = Raters(table, from, to, Speaks);
                if (raters == 0 || raters >= least)
                    continue;
                for (var mark = table.Start[from]; mark < table.Start[to]; mark++)
                    used[mark] &= !Speaks(mark);
                withheld.Add(Group(weights.Names[c]));
                again = true;

                bool Speaks(int mark) =>
                    used[mark] && Array.Exists(weights.Of[table.Indicator[mark]], pair => pair.Competency == competency);
            }
        }

        return withheld;

        WithheldGroup Group(string? competency) => new(
            table.Ratees[table.Ratee[from]], table.Rounds[table.Round[from]], table.Roles[table.Role[from]], competency);
    }

    // Distinct raters with at least one such mark; a rater's ballots lie together.
    private static int Raters(MarkTable table, int from, int to, Func<int, bool> counts)
    {
        var raters = 0;
        var last = -1;
        for (var ballot = from; ballot < to; ballot++)
        {
            if (table.Rater[ballot] == last)
                continue;
            for (var mark = table.Start[ballot]; mark < table.Start[ballot + 1]; mark++)
            {
                if (!counts(mark))
                    continue;
                raters++;
                last = table.Rater[ballot];
                break;
            }
        }

        return raters;
    }
}
