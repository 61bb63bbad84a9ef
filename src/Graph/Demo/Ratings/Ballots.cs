using TalentGraph.Graph.Demo.Cadres;
using TalentGraph.Graph.Demo.Classes;

namespace TalentGraph.Graph.Demo.Ratings;

/// <summary>
/// Writes rounds and ballots. A mark is the true ability by the indicator's weights + its ease + the role's level + the
/// rater's severity + the class's effect + the ballot's halo + noise, in points, put on the indicator's scale and rounded.
/// </summary>
internal sealed class Ballots
{
    /// <summary>The SD of a ballot's halo, in points.</summary>
    public const double HaloSd = 3;

    /// <summary>The SD of a single mark about all that is known of it, in points.</summary>
    public const double MarkSd = 4;

    /// <summary>The SD of the classes' effects, in points.</summary>
    public const double ClassSd = 3;

    private const int AfterDays = 180;
    private const int AfterOpenDays = 45;
    private static readonly double[] SeveritySds = [5, 4, 4];
    private static readonly double[] SkippedByRole = [0.04, 0.04, 0.04, 0.4, 0.02, 0.1, 0.05, 0.1];
    private static readonly string[] Remarks = ["发言有见地", "调研扎实", "还需加强实践锻炼", "团结同志，乐于助人", "思路开阔"];

    // The indicators of each role in the order of their ids, which is the order of marks on a ballot.
    private static readonly int[][] Sheets =
        [.. Skills.MarkedBy.Select(sheet => sheet.OrderBy(i => Skills.Measures[i].Key, StringComparer.Ordinal).ToArray())];

    private readonly People people;
    private readonly Faculty faculty;
    private readonly Workplaces workplaces;
    private readonly Action<IRecord> add;
    private int ballots;

    /// <summary>No ballot yet.</summary>
    public Ballots(People people, Faculty faculty, Workplaces workplaces, Action<IRecord> add)
    {
        this.people = people;
        this.faculty = faculty;
        this.workplaces = workplaces;
        this.add = add;
    }

    /// <summary>The classes that were rated and their effects, in points.</summary>
    public List<(ClassId Class, double Effect)> ClassEffects { get; } = [];

    /// <summary>The SD of severity in a group, in points.</summary>
    public static double SeveritySd(SeverityGroup group) => SeveritySds[(int)group];

    /// <summary>Writes the round in class: head teacher and liaison rate all, instructors some, everybody eight peers.</summary>
    public void InClass(HeldClass held, ClassTeam team, IReadOnlyList<Trainee> trainees, Dice dice)
    {
        double effect = ClassSd * dice.Normal();
        ClassEffects.Add((held.Id, effect));
        int closes = held.Session.Ends + 3;
        bool open = closes > people.Today;
        var round = new Round(held, new RoundId(held.Id.Value + "/in_class"), effect, Math.Min(held.Session.Ends, people.Today));
        add(new EvaluationRound { Id = round.Id, ClassId = held.Id, Kind = RoundKind.InClass, ClosesOn = open ? null : DateOnly.FromDayNumber(closes) });
        double turnout = open ? 0.3 : 1;

        int count = trainees.Count;
        int[] steps = [.. Enumerable.Range(1, count - 1)];
        for (int k = 0; k < steps.Length; k++)
        {
            int other = dice.From(k, steps.Length - 1);
            (steps[k], steps[other]) = (steps[other], steps[k]);
        }

        for (int i = 0; i < count; i++)
        {
            int person = trainees[i].Person;
            if (dice.Chance(turnout))
                Cast(round, person, team.HeadTeacher, RaterRole.HeadTeacher, SeverityGroup.Professional, dice);
            if (dice.Chance(turnout))
                Cast(round, person, team.Liaison, RaterRole.Liaison, SeverityGroup.Professional, dice);
            foreach (Judge instructor in team.Instructors)
            {
                if (dice.Chance(0.4 * turnout))
                    Cast(round, person, instructor, RaterRole.Instructor, SeverityGroup.Professional, dice);
            }

            for (int k = 0; k < Math.Min(8, steps.Length); k++)
            {
                if (dice.Chance(0.97 * turnout))
                    Cast(round, person, faculty.Cadre(trainees[(i + steps[k]) % count].Person), RaterRole.Peer, SeverityGroup.Peer, dice);
            }
        }
    }

    /// <summary>Writes the round half a year later, where it has begun: self, leader, colleagues and public on some of the trainees.</summary>
    public void AfterTraining(HeldClass held, IReadOnlyList<Trainee> trainees, Dice dice)
    {
        int opens = held.Session.Ends + AfterDays;
        if (opens >= people.Today)
            return;
        int closes = opens + AfterOpenDays;
        bool open = closes > people.Today;
        var round = new Round(held, new RoundId(held.Id.Value + "/after_training"), ClassEffects[^1].Effect, Math.Min(closes - 1, people.Today));
        add(new EvaluationRound { Id = round.Id, ClassId = held.Id, Kind = RoundKind.AfterTraining, ClosesOn = open ? null : DateOnly.FromDayNumber(closes) });
        foreach (Trainee trainee in trainees)
        {
            int person = trainee.Person;
            if (trainee.Result != EnrolmentResult.Pass || people.LeftAs[person] != CadreStatus.Active || !dice.Chance(open ? 0.15 : 0.3))
                continue;
            Cast(round, person, faculty.Cadre(person), RaterRole.Self, SeverityGroup.Peer, dice);
            int leader = workplaces.LeaderOf(person);
            if (leader >= 0)
                Cast(round, person, faculty.Cadre(leader), RaterRole.Leader, SeverityGroup.Professional, dice);
            foreach (int colleague in workplaces.ColleaguesOf(person, dice.Chance(0.15) ? dice.From(2, 3) : dice.From(4, 6), dice))
                Cast(round, person, faculty.Cadre(colleague), RaterRole.Colleague, SeverityGroup.Public, dice);
            var asked = new HashSet<RaterId>();
            for (int k = dice.Chance(0.15) ? 3 : dice.From(5, 8); k > 0; k--)
            {
                Judge somebody = faculty.Public(people.CountyOf[person], dice);
                if (asked.Add(somebody.Id))
                    Cast(round, person, somebody, RaterRole.Public, SeverityGroup.Public, dice);
            }
        }
    }

    private void Cast(Round round, int person, Judge judge, RaterRole role, SeverityGroup group, Dice dice)
    {
        double common = Skills.Levels[(int)role] + (SeveritySds[(int)group] * judge.Leniency) + round.ClassEffect + (HaloSd * dice.Normal());
        int[] sheet = Sheets[(int)role];
        var marks = new List<Mark>(sheet.Length);
        int sure = dice.Below(sheet.Length);
        string? remark = dice.Chance(0.02) ? dice.Pick(Remarks) : null;
        for (int k = 0; k < sheet.Length; k++)
        {
            if (k != sure && dice.Chance(SkippedByRole[(int)role]))
                continue;
            Skills.Measure measure = Skills.Measures[sheet[k]];
            double points = measure.Ease + common + (MarkSd * dice.Normal());
            foreach ((int competency, double weight) in measure.Weights)
                points += weight * people.Ability(person, competency);
            marks.Add(new Mark(measure.Id, OnScale(points, measure.Max), remark));
            remark = null;
        }

        int day = Math.Max(round.Held.Session.Starts, round.LastDay - dice.Below(role <= RaterRole.Peer ? 2 : AfterOpenDays));
        RaterId rater = judge.Id;
        if (dice.Chance(Slips.BallotWrong))
        {
            if (role <= RaterRole.Peer)
                day = round.Held.Session.Starts - dice.From(1, 9);
            else
                rater = faculty.Cadre(role == RaterRole.Self ? Math.Max(1, person) - 1 : person).Id;
        }

        add(new Ballot
        {
            Id = new BallotId($"B{++ballots:D8}"),
            RoundId = round.Id,
            ClassId = round.Held.Id,
            CadreId = People.IdOf(person),
            RaterId = rater,
            Role = role,
            SubmittedOn = DateOnly.FromDayNumber(day),
            Marks = marks,
        });
    }

    private static decimal OnScale(double points, int max)
    {
        double clipped = Math.Clamp(points, 0, 100);
        return max == 100
            ? (decimal)Math.Round(clipped, MidpointRounding.AwayFromZero)
            : (decimal)Math.Round(clipped * max / 50, MidpointRounding.AwayFromZero) / 2;
    }

    /// <summary>A round and the last day on which it took ballots.</summary>
    private sealed record Round(HeldClass Held, RoundId Id, double ClassEffect, int LastDay);
}
