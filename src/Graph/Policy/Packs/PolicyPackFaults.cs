namespace TalentGraph.Graph.Policy.Packs;

/// <summary>What is wrong with a pack that can be read.</summary>
internal static class PolicyPackFaults
{
    public static IEnumerable<string> Of(PolicyPack pack)
    {
        if (pack.Id.Length == 0 || !pack.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            yield return "id must be lower case letters, digits and hyphens";
        if (pack.Version.Length == 0)
            yield return "version must not be empty";
        if (pack.Title.Length == 0)
            yield return "title must not be empty";
        foreach ((string section, RuleSection rule) in Sections(pack))
        {
            if (string.IsNullOrWhiteSpace(rule.Document))
                yield return $"{section}.document must name the document";
        }

        if (pack.Absence.Limit is not { Numerator: >= 0, Denominator: > 0 } limit || limit.Numerator > limit.Denominator)
            yield return "absence.limit must be a fraction from 0 to 1";
        foreach ((string number, decimal value) in Positive(pack))
        {
            if (value <= 0)
                yield return $"{number} must be greater than 0";
        }

        foreach ((string number, decimal value) in Shares(pack))
        {
            if (value is < 0 or > 1)
                yield return $"{number} must be a share from 0 to 1";
        }

        if (pack.Grace.Months < 0)
            yield return "grace.months must not be negative";
        if (pack.Composition.LongClassTheme.Length == 0)
            yield return "composition.longClassTheme must not be empty";
        foreach (Grade grade in Enum.GetValues<Grade>())
        {
            if (!pack.Grades.ContainsKey(grade))
                yield return $"grades.{Code.Of(grade)} is missing";
        }

        foreach (var twice in pack.Duties.GroupBy(duty => duty.Code).Where(group => group.Count() > 1))
            yield return $"duties has the code {twice.Key} twice";
        foreach (string fault in pack.Duties.SelectMany(duty => DutyFaults(pack, duty)))
            yield return fault;
    }

    private static IEnumerable<string> DutyFaults(PolicyPack pack, DutyRule duty)
    {
        string at = $"duties.{duty.Code}";
        if (duty.WindowYears is <= 0)
            yield return $"{at}.windowYears must be greater than 0";
        if (duty.CalendarDays is <= 0 || duty.CalendarDays is null == (duty.Asks == DutyKind.OffJobDays))
            yield return $"{at}.calendarDays belongs to off_job_days, which needs it, greater than 0";
        if (duty.TeachingDays is <= 0 || duty.TeachingDays is null == (duty.Asks == DutyKind.ProfessionalClass))
            yield return $"{at}.teachingDays belongs to professional_class, which needs it, greater than 0";
        if (duty.Asks == DutyKind.OnlineHours && (pack.Online is null || duty.WindowYears is not null))
            yield return $"{at} asks for online.yearlyHours, each calendar year";
        if (duty.Who is { RankIn.Count: 0 } or { TeamIn.Count: 0 } or { UnitLevelIn.Count: 0 } or { CategoryIn.Count: 0 } or { TagIn.Count: 0 })
            yield return $"{at}.who has a predicate that nobody can satisfy";
    }

    private static IEnumerable<(string Name, RuleSection Section)> Sections(PolicyPack pack)
    {
        yield return ("absence", pack.Absence);
        yield return ("hoursPerDay", pack.HoursPerDay);
        yield return ("caps", pack.Caps);
        yield return ("long", pack.LongClass);
        yield return ("fiveYear", pack.FiveYear);
        yield return ("yearly", pack.Yearly);
        yield return ("systematic", pack.Systematic);
        yield return ("red", pack.Red);
        yield return ("grace", pack.Grace);
        yield return ("away", pack.Away);
        yield return ("composition", pack.Composition);
        if (pack.Online is { } online)
            yield return ("online", online);
        foreach (DutyRule duty in pack.Duties)
            yield return ($"duties.{duty.Code}", duty);
    }

    private static IEnumerable<(string Name, decimal Value)> Positive(PolicyPack pack)
    {
        yield return ("hoursPerDay.hours", pack.HoursPerDay.Hours);
        yield return ("long.calendarDays", pack.LongClass.CalendarDays);
        yield return ("fiveYear.hours", pack.FiveYear.Hours);
        yield return ("fiveYear.calendarDays", pack.FiveYear.CalendarDays);
        yield return ("yearly.hours", pack.Yearly.Hours);
        yield return ("yearly.days", pack.Yearly.Days);
        yield return ("systematic.theoryHours", pack.Systematic.TheoryHours);
        yield return ("systematic.partySpiritHours", pack.Systematic.PartySpiritHours);
        if (pack.Online is { } online)
            yield return ("online.yearlyHours", online.YearlyHours);
    }

    private static IEnumerable<(string Name, decimal Value)> Shares(PolicyPack pack)
    {
        yield return ("caps.online", pack.Caps.Online);
        yield return ("caps.teaching", pack.Caps.Teaching);
        yield return ("caps.recognised", pack.Caps.Recognised);
        yield return ("away.share", pack.Away.Share);
        yield return ("composition.theoryAndPartySpirit", pack.Composition.TheoryAndPartySpirit);
        yield return ("composition.partySpirit", pack.Composition.PartySpirit);
        yield return ("composition.leadersLectures", pack.Composition.LeadersLectures);
        yield return ("composition.interactive", pack.Composition.Interactive);
    }
}
