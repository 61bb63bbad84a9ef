using TalentGraph.Graph.Demo.Places;

namespace TalentGraph.Graph.Demo.Classes;

/// <summary>Eight years of classes and those planned for the coming months.</summary>
internal static class ClassCalendar
{
    private const int PastYears = 8;
    private const int PlannedDays = 170;

    /// <summary>The day on which the record begins.</summary>
    private static int Begins(DemoOptions options) => options.AsOf.AddYears(-PastYears).DayNumber;

    /// <summary>All classes by the day they start.</summary>
    public static List<Session> Of(DemoOptions options, Land land, Audiences audiences)
    {
        var sessions = new List<Session>();
        var dice = new Dice(options.Seed, Throw.Calendar);
        int begins = Begins(options);
        int ends = options.AsOf.DayNumber + PlannedDays;
        for (int county = 0; county < land.Counties.Count; county++)
        {
            foreach (Programme programme in Programme.All)
                Plan(county, programme);
        }

        return [.. sessions.OrderBy(s => s.Starts).ThenBy(s => s.Number).Select((s, i) => s with { Number = i + 1 })];

        void Plan(int county, Programme programme)
        {
            int eligible = audiences.Of(programme.Audience, county).Length;
            if (eligible == 0)
                return;
            int seats = Math.Min(programme.Seats, Math.Max(8, eligible / 3));
            double aYear = eligible * programme.Rate / seats;
            double due = dice.Unit();
            for (int year = begins; year < ends; year += 365)
            {
                for (due += aYear; due >= 1; due--)
                {
                    int day = year + dice.Below(365);
                    DateOnly start = DateOnly.FromDayNumber(day - (int)DateOnly.FromDayNumber(day).DayOfWeek + 1);
                    if (start.DayNumber < begins || start.DayNumber > ends || start is { Month: 1 or 2, Day: < 25 })
                        continue;
                    string theme = programme.Theme.Length > 0 ? programme.Theme : Catalogue.Themes[dice.Below(Catalogue.Themes.Length)].Theme;
                    sessions.Add(new Session(sessions.Count, programme, county, start.DayNumber, programme.IsSplit ? 7 * dice.From(3, 8) : 0, theme, seats));
                }
            }
        }
    }
}
