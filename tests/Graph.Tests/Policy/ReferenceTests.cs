using CsCheck;
using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;
using Xunit;
using static TalentGraph.Graph.Tests.Policy.A;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>The implementation against the slow reference, on random histories crowded around the days that decide.</summary>
public sealed class ReferenceTests
{
    private static readonly DateOnly[] Dates =
    [
        Day("2024-06-28"), Day("2024-02-29"), Day("2023-12-31"), Day("2024-01-01"), Day("2023-02-28"), Day("2022-12-31"), Day("2023-01-01"), Day("2025-03-01"),
    ];

    /// <summary>A day near an anniversary of D or of a year's turn, or any day of seven years.</summary>
    private static readonly Gen<Moment> Moments = Gen.Select(
        Gen.Int[0, 4], Gen.Int[-1, 8], Gen.Int[-2, 2], Gen.Int[0, 2600], static (kind, years, off, any) => new Moment(kind, years, off, any));

    private static readonly Gen<Training> Trainings = Gen.Select(
        Gen.Select(Moments, Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int[0, 7]), Gen.Select(Gen.Int[0, 40], Gen.Int[0, 9], Gen.Int[0, 12], Moments),
        static (a, b) => new Training(a.Item1, a.Item2, a.Item3, a.Item4, b.Item1, b.Item2, b.Item3, b.Item4));

    private static readonly Gen<Job> Jobs = Gen.Select(
        Moments, Moments, Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 8], static (from, to, rank, team, unit, kind) => new Job(from, to, rank, team, unit, kind));

    private static readonly Gen<Person> People = Gen.Select(
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, 13], Gen.Int[0, 2]), Gen.Select(Moments, Moments, Moments, Moments),
        Jobs.Array[0, 3], Jobs.Array[0, 2], Trainings.Array[0, 12],
        static (a, m, jobs, states, trainings) => new Person(a.Item1, a.Item2, a.Item3, a.Item4, m.Item1, m.Item2, m.Item3, m.Item4, jobs, states, trainings));

    [Fact]
    public void Lights_hours_years_and_duties_are_as_the_reference_finds_them()
    {
        People.Sample(person =>
        {
            A cadre = Make(person);
            DateOnly on = person.AsOf;
            var reference = new Reference(cadre.Records, on);
            string day = on.ToString("yyyy-MM-dd", null);
            TrainingStatus status = cadre.At(day);
            Assert.Equal(reference.Light, cadre.Light(day));
            Assert.Equal(reference.Reasons, new SortedSet<ReasonCode>(status.Reasons.Select(r => r.Code)));
            foreach (Enrolment e in cadre.Records.Enrolments)
            {
                (WhyNot why, decimal hours) = cadre.Earned(e.Id.Value, day);
                Assert.Equal((e.Id, reference.Fails(e, on)), (e.Id, why));
                if (why == WhyNot.None)
                    Assert.True(reference.HoursOf(e, on).Is(hours));
            }

            if (status.Light is not null)
                Agrees(reference.Ledger(), status.Hours!);
            var years = reference.Years().ToList();
            Assert.Equal(years.Select(y => (y.Year, y.IsJudged)), status.Years.Select(y => (y.Year, y.IsJudged)));
            foreach ((var one, YearLedger other) in years.Zip(status.Years))
                Agrees(one.Ledger, other.Ledger);
            Assert.Equal(
                new ReferenceDuties(reference).All().Select(o => o.ToString()),
                status.Obligations.Select(o => (o.Rule.Code, o.Year, o.State, o.Due).ToString()));
        }, iter: Iterations, threads: 1);
    }

    private static int Iterations => int.TryParse(Environment.GetEnvironmentVariable("REFERENCE_HISTORIES"), out int n) ? n : 1500;

    private static void Agrees(ReferenceLedger one, HoursLedger other)
    {
        Assert.True(one.OwedHours.Is(other.OwedHours), $"owed hours {one.OwedHours} {other.OwedHours}");
        Assert.True(one.OwedDays.Is(other.OwedDays), $"owed days {one.OwedDays} {other.OwedDays}");
        Assert.True(one.Counted.Is(other.CountedHours), $"counted {one.Counted} {other.CountedHours}");
        Assert.True(one.Online.Is(other.OnlineEarned), $"online {one.Online} {other.OnlineEarned}");
        Assert.True(one.Days.Is(other.OffJobDays), $"days {one.Days} {other.OffJobDays}");
        Assert.Equal(one.Met, other.Met);
    }

    private static A Make(Person person)
    {
        DateOnly on = person.AsOf;
        A cadre = A.Cadre(c => c with
        {
            Rank = person.Rank == 6 ? null : (Rank)(person.Rank % 6),
            RankSince = person.Optional == 1 ? person.RankSince.At(on) : null,
            Grade = person.Grade > 11 ? null : (Grade)person.Grade,
            GradeSince = person.Optional == 2 ? person.GradeSince.At(on) : null,
            WorkStartedOn = null,
            EnteredOn = person.Rank == 7 ? null : person.Entered.At(on),
            LeftOn = person.Left.Kind == 3 ? person.Left.At(on) : null,
            Status = person.Left.Kind == 3 && person.Left.Years == 3 ? CadreStatus.Retired : CadreStatus.Active,
        }).Under(Hunan, person.Optional == 1 ? National with { Red = National.Red with { Missing = RedMissing.All } } : National);
        foreach (Job job in person.Jobs)
        {
            DateOnly from = job.From.At(on), to = job.To.At(on);
            // A post may hand over to the next one on the day, before it, or after it.
            cadre.Post(Text(from), to > from && job.Kind % 2 == 0 ? Text(to) : null, job.Rank == 5 ? null : (Rank)job.Rank, (LeadingTeam)job.Team, UnitNames[job.Unit],
                job.Kind == 8 ? AppointmentKind.Concurrent : AppointmentKind.Substantive);
        }

        foreach (Job state in person.States.DistinctBy(s => s.From.At(on)))
        {
            cadre.State(Text(state.From.At(on)), state.Rank == 5 ? null : (Rank)state.Rank, state.Kind is 0 ? CadreStatus.Left : state.Kind < 4 ? CadreStatus.Active : null,
                UnitNames[state.Unit], state.Kind > 6 ? (Grade)(state.To.Years + 1) : null);
        }

        for (int i = 0; i < person.Trainings.Length; i++)
            Add(cadre, person.Trainings[i], i, on);
        return cadre;
    }

    private static readonly string[] UnitNames = ["bureau", "town", "city", "village"];

    private static readonly string?[] Organisers = ["school", "company", "college", "open-college", null, "academy", "school", "school"];

    private static void Add(A cadre, Training t, int i, DateOnly on)
    {
        DateOnly ends = t.Ends.At(on);
        if (t.Kind >= 8)
        {
            cadre.Credit(Text(ends), (CreditKind)(t.Content % 5), t.Hours * 2);
            return;
        }

        decimal? hours = t.Length == 6 ? null : t.Hours == 0 ? 0 : t.Hours * 2, days = t.Length switch { 0 or 7 => null, 6 => 5, _ => t.Length };
        (CourseKind, decimal)[]? courses = t.Content switch
        {
            0 => [(CourseKind.Theory, 24), (CourseKind.PartySpirit, 16)],
            1 => [(CourseKind.Professional, 20), (CourseKind.Theory, t.Hours)],
            2 => [(CourseKind.Professional, 24), (CourseKind.PartySpirit, 16), (CourseKind.Knowledge, 24)],
            3 => [(CourseKind.Theory, 0)],
            _ => null,
        };
        decimal? theory = t.Content is 4 or 5 ? t.Absent * 4 : null, party = t.Content is 4 or 6 ? 16 : null;
        string last = Text(ends), starts = Text(ends.AddDays(-t.Length * 5));
        (string, string)[]? segments = t.Organiser == 6 ? [(starts, Text(ends.AddDays(-t.Length * 5 + t.Absent))), (last, last)] : null;
        cadre.Class($"K{i}", last, hours, days, t.Kind < 5 ? ClassMode.OffJob : (ClassMode)(t.Kind - 4), starts, Organisers[t.Organiser], courses, theory, party, segments);
        decimal whole = hours is > 0 ? hours.Value : (days ?? 0) * 8;
        decimal? absent = t.Absent switch { 0 => Math.Round(whole / 7, 2), 1 => whole / 10, 2 => (whole / 10) + 0.1m, 3 or 4 => null, _ => 0 };
        cadre.Took($"K{i}", t.Twist == 1 ? EnrolmentResult.Fail : EnrolmentResult.Pass, t.Twist == 2 ? t.Hours : null, absent,
            t.Twist is 3 or 4 && t.Revoked.At(on) <= on ? Text(t.Revoked.At(on)) : null);
        if (t.Twist is 4 or 5)
            cadre.Took($"K{i}", EnrolmentResult.Pass, t.Absent * 3, 0);
        if (absent is null)
        {
            DateOnly noted = t.Twist == 6 ? t.Revoked.At(on) : ends;
            cadre.Conduct($"K{i}", Text(noted <= on ? noted : on), t.Twist % 2 == 0 ? ConductKind.Absence : ConductKind.Leave, whole / 10);
            cadre.Conduct($"K{i}", Text(ends <= on ? ends : on), t.Absent == 3 ? ConductKind.Late : ConductKind.Absence, 1);
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", null);

    internal sealed record Moment(int Kind, int Years, int Off, int Any)
    {
        public DateOnly At(DateOnly on) => Kind switch
        {
            0 => new DateOnly(on.Year - Years, 1, 1).AddDays(Off),
            1 or 2 => on.AddYears(-Years).AddDays(Off),
            _ => on.AddDays(60 - Any),
        };
    }

    private sealed record Training(Moment Ends, int Kind, int Content, int Organiser, int Hours, int Twist, int Absent, Moment Revoked)
    {
        public int Length => Hours % 8;
    }

    private sealed record Job(Moment From, Moment To, int Rank, int Team, int Unit, int Kind);

    private sealed record Person(int On, int Rank, int Grade, int Optional, Moment Entered, Moment Left, Moment RankSince, Moment GradeSince, Job[] Jobs, Job[] States, Training[] Trainings)
    {
        public DateOnly AsOf => Dates[On];
    }
}
