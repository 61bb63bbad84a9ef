using TalentGraph.Graph.Demo.Cadres;

namespace TalentGraph.Graph.Demo.Classes;

/// <summary>Chooses who attends each class, keeping the limits of call-ups but for a few slips.</summary>
internal sealed class Attendance
{
    private const int LongDays = 28;
    private readonly People people;
    private readonly Careers careers;
    private readonly Audiences audiences;
    private readonly int[] busyUntil;
    private readonly int[] lastLong;
    private readonly int[] themeYear;
    private readonly uint[] themes;
    private readonly List<string> themeBits = [];
    private readonly HashSet<int> taken = [];

    /// <summary>Nobody has attended anything yet.</summary>
    public Attendance(People people, Careers careers, Audiences audiences)
    {
        this.people = people;
        this.careers = careers;
        this.audiences = audiences;
        busyUntil = new int[people.Count];
        lastLong = new int[people.Count];
        themeYear = new int[people.Count];
        themes = new uint[people.Count];
    }

    /// <summary>Those who attend; classes are to be asked by the day they start.</summary>
    public List<int> Choose(Session session, Dice dice)
    {
        int[] pool = audiences.Of(session.Programme.Audience, session.County);
        int wanted = dice.Chance(Slips.OverSeats) ? session.Seats + 2 : (int)(session.Seats * (0.85 + (0.15 * dice.Unit())));
        var chosen = new List<int>(wanted);
        taken.Clear();
        for (int tries = 0; tries < pool.Length * 4 && chosen.Count < wanted; tries++)
        {
            int person = pool[dice.Below(pool.Length)];
            if (taken.Contains(person) || !dice.Chance(people.Eagerness[person] * ChanceByMerit(session, person)) || !MayAttend(session, person, dice))
                continue;
            taken.Add(person);
            chosen.Add(person);
            Note(session, person);
        }

        return chosen;
    }

    /// <summary>How likely the class takes somebody: the abler, where it selects. A logistic curve without its exponential.</summary>
    private double ChanceByMerit(Session session, int person)
    {
        double x = session.Programme.Selection * people.Merit(person);
        return 0.5 + (0.5 * x / (1 + Math.Abs(x)));
    }

    private bool MayAttend(Session session, int person, Dice dice)
    {
        Programme programme = session.Programme;
        int day = session.Starts;
        bool serves = people.Entered[person] <= day
            && (people.Left[person] > session.Ends || (people.Left[person] + 200 > day && dice.Chance(Slips.EnrolledAfterLeaving)));
        return serves
            && IsOf(programme, person, day)
            && (programme.Mode != ClassMode.OffJob || IsFree(session, person) || dice.Chance(Slips.AgainstTheLimits));
    }

    private bool IsOf(Programme programme, int person, int day)
    {
        bool inAudience = programme.Audience switch
        {
            Audience.Newcomers => day - people.Entered[person] < 500,
            Audience.Young => day - people.Birth[person] < 40 * 365,
            _ => true,
        };
        return inAudience && (programme.Admits.Length == 0 || programme.Admits.Contains(careers.RankOn(person, day)));
    }

    /// <summary>Whether no overlapping class, no second one of the theme this year and no second long one in five years stands against it.</summary>
    private bool IsFree(Session session, int person)
    {
        bool secondOfTheme = themeYear[person] == YearOf(session) && (themes[person] & BitOf(session.Theme)) != 0;
        bool secondLong = session.Programme.Days >= LongDays && lastLong[person] > session.Ends - (5 * 366);
        return busyUntil[person] < session.Starts && !secondOfTheme && !secondLong;
    }

    private void Note(Session session, int person)
    {
        if (session.Programme.Mode != ClassMode.OffJob)
            return;
        busyUntil[person] = Math.Max(busyUntil[person], session.Ends);
        if (session.Programme.Days >= LongDays)
            lastLong[person] = session.Ends;
        if (themeYear[person] < YearOf(session))
        {
            themeYear[person] = YearOf(session);
            themes[person] = 0;
        }

        themes[person] |= BitOf(session.Theme);
    }

    /// <summary>The year in which the class ends, which is the one that counts.</summary>
    private static int YearOf(Session session) => DateOnly.FromDayNumber(session.Ends).Year;

    private uint BitOf(string theme)
    {
        int bit = themeBits.IndexOf(theme);
        if (bit < 0)
        {
            bit = themeBits.Count;
            themeBits.Add(theme);
        }

        return 1u << bit;
    }
}
