using TalentGraph.Graph.Demo.Cadres;
using TalentGraph.Graph.Demo.Classes;
using TalentGraph.Graph.Demo.Places;
using TalentGraph.Graph.Demo.Ratings;

namespace TalentGraph.Graph.Demo;

/// <summary>What is true of a county that was made.</summary>
/// <param name="People">The people on the as-of day.</param>
/// <param name="Catalogue">The courses.</param>
/// <param name="Faculty">The raters.</param>
/// <param name="ClassEffects">The rated classes' effects, in points.</param>
internal sealed record Truth(People People, Catalogue Catalogue, Faculty Faculty, IReadOnlyList<(ClassId Class, double Effect)> ClassEffects);

/// <summary>
/// Makes a synthetic county: first the land, its posts and people, then eight years of classes in the order of their
/// days, each with who attended, what they gained and how they were rated. Records go out as they are made; what stays
/// in memory are a few numbers a person and the list of classes.
/// </summary>
internal static class DemoCounty
{
    // Ratings are kept for the last years and for this share of the classes that are rated at all.
    private const int RatedYears = 3;
    private const double RatedShare = 0.7;
    private const int FewestRated = 6;

    /// <summary>Makes the county.</summary>
    /// <param name="options">Which one.</param>
    /// <param name="add">Takes every record, of all kinds in any order.</param>
    /// <param name="progress">Hears the share that is done, 0–1; null: nobody listens.</param>
    /// <param name="cancellationToken">Stops the making.</param>
    /// <exception cref="ArgumentException">The options ask for what cannot be made.</exception>
    public static Truth Make(DemoOptions options, Action<IRecord> add, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        options.Check();
        var land = new Land(options);
        foreach (Place place in land.Places)
            add(place.Unit);
        Skills.Write(add);
        var establishment = new Establishment(land, options, add);
        var people = new People(options, land);
        var careers = new Careers(options, land, establishment, people);
        WritePeople(options, land, establishment, people, careers, add, cancellationToken);

        var catalogue = new Catalogue(options);
        catalogue.Write(add);
        var faculty = new Faculty(options, land, people);
        faculty.Write(add);
        var register = new Register(options, people, add);
        var ballots = new Ballots(people, faculty, new Workplaces(land, establishment, people, careers), add);
        var followUp = new FollowUp(options, land, people, careers, catalogue, faculty, add);
        var audiences = new Audiences(land, people, careers);
        var attendance = new Attendance(people, careers, audiences);
        var timetable = new Timetable(options, land, catalogue, add);

        List<Session> sessions = ClassCalendar.Of(options, land, audiences);
        foreach (Session session in sessions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var dice = new Dice(options.Seed, Throw.Session, session.Number);
            HeldClass held = timetable.Write(session, dice);
            List<Trainee> trainees = register.Write(held, attendance.Choose(session, dice), dice);
            Hold(held, trainees, new Dice(options.Seed, Throw.Ballot, session.Number));
            progress?.Report((double)session.Number / sessions.Count);
        }

        var years = new YearlyRecords(options, people, register, add);
        for (int person = 0; person < people.Count; person++)
            years.Write(person);
        followUp.WriteNeeds();
        followUp.WriteTargets();
        return new Truth(people, catalogue, faculty, ballots.ClassEffects);

        void Hold(HeldClass held, List<Trainee> trainees, Dice dice)
        {
            Programme programme = held.Session.Programme;
            int ends = held.Session.Ends;
            List<Trainee> present = [.. trainees.Where(t => t.Result != EnrolmentResult.Withdrawn)];
            bool begun = held.Session.Starts < people.Today - 2;
            bool rated = programme.IsRated && begun && ends > people.Today - (RatedYears * 365) && present.Count >= FewestRated && dice.Chance(RatedShare);
            ClassTeam? team = programme.Mode == ClassMode.OffJob ? faculty.TeamFor(held, dice) : null;
            if (team is not null && (rated || dice.Chance(0.9)))
                team.Write(held.Id, add);
            if (rated)
                ballots.InClass(held, team!, present, dice);
            foreach (Trainee trainee in trainees.Where(t => t.Result == EnrolmentResult.Pass))
                Learn(people, trainee.Person, held.Gains);
            if (rated)
                ballots.AfterTraining(held, present, dice);
            if (rated && ends < people.Today)
                followUp.OfClass(held, team!, present, dice);
            if (programme.IsMain && ends < people.Today)
                followUp.Feed(held, trainees, dice);
        }
    }

    private static void WritePeople(
        DemoOptions options, Land land, Establishment establishment, People people, Careers careers, Action<IRecord> add, CancellationToken cancellationToken)
    {
        var dossiers = new Dossiers(options, land, establishment, people, careers, add);
        var backgrounds = new Backgrounds(options, people, add);
        for (int person = 0; person < people.Count; person++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            dossiers.Write(person);
            backgrounds.Write(person);
        }
    }

    private static void Learn(People people, int person, double[] gains)
    {
        for (int c = 0; c < gains.Length; c++)
            people.Specific[(person * gains.Length) + c] += (float)gains[c];
    }
}
