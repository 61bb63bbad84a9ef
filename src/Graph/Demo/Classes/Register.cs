using TalentGraph.Graph.Demo.Cadres;

namespace TalentGraph.Graph.Demo.Classes;

/// <summary>One trainee of a class and how it ended.</summary>
internal readonly record struct Trainee(int Person, EnrolmentResult Result);

/// <summary>Writes who was called and enrolled, what they earned and missed, and how they behaved.</summary>
internal sealed class Register(DemoOptions options, People people, Action<IRecord> add)
{
    private const int CalledYears = 5;
    private static readonly string[] Excuses = ["防汛值守", "重大项目攻坚", "病假", "因公出差", "家庭特殊情况"];
    private readonly uint[] failedYears = new uint[options.Cadres];
    private int enrolments;
    private int callUps;
    private int conduct;

    private int Today => options.AsOf.DayNumber;

    /// <summary>Whether the person failed an off-job class that ended in this year.</summary>
    public bool FailedIn(int person, int year) => (failedYears[person] & (1u << (year & 31))) != 0;

    /// <summary>Writes the register of one class.</summary>
    public List<Trainee> Write(HeldClass held, List<int> chosen, Dice dice)
    {
        Session session = held.Session;
        bool offJob = session.Programme.Mode == ClassMode.OffJob;
        bool called = offJob && session.Starts > Today - (CalledYears * 365);
        bool planned = session.Starts > Today;
        var trainees = new List<Trainee>(chosen.Count);
        foreach (int person in chosen)
        {
            if (planned && dice.Chance(0.4))
                continue;
            if (called)
                Call(held, person, planned ? (dice.Chance(0.5) ? CallUpState.Called : CallUpState.Confirmed) : CallUpState.Attended, dice);
            if (!planned)
                trainees.Add(new Trainee(person, offJob ? Enrol(held, person, dice) : EnrolBesideWork(held, person, dice)));
        }

        if (called && !planned)
            CallThoseWhoStayedAway(held, chosen, dice);
        return trainees;
    }

    private void CallThoseWhoStayedAway(HeldClass held, List<int> chosen, Dice dice)
    {
        int away = dice.Below(1 + (chosen.Count / 8));
        var known = new HashSet<int>(chosen);
        for (int k = 0; k < away; k++)
        {
            int person = chosen[dice.Below(chosen.Count)] + dice.From(1, 40);
            if (person < people.Count && people.CountyOf[person] == held.Session.County && people.ServesOn(person, held.Session.Starts) && known.Add(person))
                Call(held, person, dice.Pick<CallUpState>([CallUpState.Excused, CallUpState.Excused, CallUpState.Replaced, CallUpState.NoShow, CallUpState.Cancelled]), dice);
        }
    }

    private void Call(HeldClass held, int person, CallUpState state, Dice dice)
    {
        int on = Math.Min(held.Session.Starts, Today + 1) - dice.From(10, 25);
        add(new CallUp
        {
            Id = new CallUpId($"N{++callUps:D7}"),
            CadreId = People.IdOf(person),
            ClassId = held.Id,
            Kind = held.Session.Programme.IsMain ? dice.Chance(0.2) ? CallUpKind.Key : CallUpKind.Regular
                : held.Session.Programme.Audience == Audience.Everyone ? dice.Pick<CallUpKind>([CallUpKind.Thematic, CallUpKind.Thematic, CallUpKind.Concentrated, CallUpKind.MakeUp])
                : held.Session.Programme.Audience == Audience.CountyRanks ? CallUpKind.Superior : CallUpKind.Regular,
            CalledOn = DateOnly.FromDayNumber(on),
            ReplyDue = DateOnly.FromDayNumber(on + 7),
            State = state,
            Excuse = state == CallUpState.Excused ? dice.Pick(Excuses) : null,
            ApprovedBy = state == CallUpState.Excused ? "县委组织部" : null,
            OverrideReason = dice.Chance(0.004) ? "工作急需，经研究同意" : null,
        });
    }

    private EnrolmentResult Enrol(HeldClass held, int person, Dice dice)
    {
        Session session = held.Session;
        int hours = session.Programme.Hours;
        double draw = dice.Unit();
        decimal absent = Math.Round(hours * (decimal)(draw switch { < 0.7 => 0, < 0.94 => 0.02 + (0.06 * dice.Unit()), < 0.985 => 0.08 + (0.06 * dice.Unit()), _ => 0.16 + (0.15 * dice.Unit()) }) * 2) / 2;
        bool over = absent * 7 > hours;
        EnrolmentResult result = session.Ends >= Today ? EnrolmentResult.InProgress
            : dice.Chance(0.012) ? EnrolmentResult.Withdrawn
            : (over && dice.Chance(0.6)) || dice.Chance(Math.Clamp(0.012 - (0.006 * people.Merit(person)), 0.001, 0.03)) ? EnrolmentResult.Fail
            : EnrolmentResult.Pass;
        bool passed = result == EnrolmentResult.Pass;
        bool ended = passed || result == EnrolmentResult.Fail;
        if (result == EnrolmentResult.Fail)
            failedYears[person] |= 1u << (DateOnly.FromDayNumber(session.Ends).Year & 31);

        bool noted = ended && absent > 0;
        if (noted)
            NoteAbsence(held, person, absent, dice);
        NoteBehaviour(held, person, result, dice);
        bool certified = passed && !over ? dice.Chance(0.97) : ended && dice.Chance(Slips.CertificateWrong);
        bool revoked = certified && dice.Chance(0.002) && session.Ends + 120 < Today;
        bool examined = ended && dice.Chance(0.7);
        double score = Math.Clamp(78 + (5 * people.Merit(person)) + (6 * dice.Normal()) - (passed ? 0 : 25), 20, 100);
        add(new Enrolment
        {
            Id = new EnrolmentId($"E{++enrolments:D8}"),
            CadreId = People.IdOf(person),
            ClassId = held.Id,
            HoursEarned = !ended || dice.Chance(0.12) ? null : passed ? hours - absent + (dice.Chance(Slips.HoursOverClass) ? 8 + absent : 0) : 0,
            HoursAbsent = !ended || (noted && dice.Chance(0.3)) ? null : absent + (noted && dice.Chance(Slips.AbsenceMismatch) ? 3 : 0),
            Result = result,
            Assessment = !ended ? null : !passed ? Assessment.Fail : score >= 88 ? Assessment.Excellent : score >= 75 ? Assessment.Good : Assessment.Pass,
            ExamScore = examined ? (decimal)Math.Round(score, MidpointRounding.AwayFromZero) : null,
            CertificateNo = certified ? CertificateNo(session, enrolments - (dice.Chance(Slips.CertificateTwice) && enrolments > 1 ? 1 : 0)) : null,
            RevokedOn = revoked ? DateOnly.FromDayNumber(session.Ends + dice.From(30, 110)) : null,
            RevokedReason = revoked ? "结业后查实替课" : null,
        });
        if (passed && dice.Chance(Slips.CreditRepeatsClass))
            add(new Credit { Id = new CreditId($"YE{enrolments:D8}"), CadreId = People.IdOf(person), On = DateOnly.FromDayNumber(session.Ends), Kind = CreditKind.Recognised, Hours = hours, Source = "补录" });
        return result;
    }

    private EnrolmentResult EnrolBesideWork(HeldClass held, int person, Dice dice)
    {
        bool running = held.Session.Ends >= Today;
        EnrolmentResult result = running ? EnrolmentResult.InProgress : dice.Chance(0.97) ? EnrolmentResult.Pass : EnrolmentResult.Fail;
        add(new Enrolment
        {
            Id = new EnrolmentId($"E{++enrolments:D8}"),
            CadreId = People.IdOf(person),
            ClassId = held.Id,
            HoursEarned = result == EnrolmentResult.Pass && dice.Chance(0.5) ? held.Session.Programme.Hours : null,
            Result = result,
        });
        return result;
    }

    private static string CertificateNo(Session session, int number) => $"{DateOnly.FromDayNumber(session.Ends).Year}{number:D8}";

    private void NoteAbsence(HeldClass held, int person, decimal hours, Dice dice)
    {
        decimal first = dice.Chance(0.4) ? Math.Round(hours) / 2 : hours;
        AddConduct(held, person, dice.Chance(0.7) ? ConductKind.Leave : ConductKind.Absence, first, dice);
        if (first < hours)
            AddConduct(held, person, ConductKind.Absence, hours - first, dice);
    }

    private void NoteBehaviour(HeldClass held, int person, EnrolmentResult result, Dice dice)
    {
        if (dice.Chance(0.03))
            AddConduct(held, person, ConductKind.Late, null, dice);
        if (dice.Chance(0.02 + Math.Clamp(0.01 * people.Merit(person), -0.01, 0.03)))
            AddConduct(held, person, ConductKind.Commendation, null, dice);
        if (dice.Chance(0.002))
            AddConduct(held, person, dice.Chance(0.6) ? ConductKind.Admonition : ConductKind.Correction, null, dice);
        if (result == EnrolmentResult.Withdrawn && dice.Chance(0.15))
            AddConduct(held, person, ConductKind.SentHome, null, dice);
    }

    private void AddConduct(HeldClass held, int person, ConductKind kind, decimal? hours, Dice dice) => add(new ConductEntry
    {
        Id = $"D{++conduct:D7}",
        CadreId = People.IdOf(person),
        ClassId = held.Id,
        On = DateOnly.FromDayNumber(Math.Min(Today, dice.From(held.Session.Starts, held.Session.FirstPartEnds))),
        Kind = kind,
        Hours = hours,
        Note = kind == ConductKind.Commendation ? "研讨发言积极" : null,
    });
}
