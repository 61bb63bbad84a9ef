using System.Globalization;

namespace TalentGraph.Api.Tests.Features;

/// <summary>Records with everything said that a test does not care about.</summary>
internal static class A
{
    public static Unit Unit(string id, string name, UnitLevel level, string? parent, UnitKind kind = UnitKind.GovernmentDepartment) =>
        new() { Id = new UnitId(id), Name = name, Kind = kind, Level = level, ParentId = parent is null ? null : new UnitId(parent) };

    public static Post Post(string id, string title, string unit, Rank? rank = null) => new() { Id = new PostId(id), Title = title, UnitId = new UnitId(unit), Rank = rank };

    public static Cadre Cadre(string id, string name, string unit = "bureau", Rank? rank = Rank.CountyDeputy) => new()
    {
        Id = new CadreId(id),
        Name = name,
        Status = CadreStatus.Active,
        Rank = rank,
        UnitId = new UnitId(unit),
        EnteredOn = Day("2005-07-01"),
    };

    public static Appointment Appointment(string id, string cadre, string post, string from, string? to = null) => new()
    {
        Id = new AppointmentId(id),
        CadreId = new CadreId(cadre),
        PostId = new PostId(post),
        From = Day(from),
        To = to is null ? null : Day(to),
        Kind = AppointmentKind.Substantive,
    };

    public static TrainingClass Class(string id, string title, string organiser, string starts, string ends, decimal hours = 40, decimal theory = 24, decimal partySpirit = 16) => new()
    {
        Id = new ClassId(id),
        Title = title,
        Mode = ClassMode.OffJob,
        Level = UnitLevel.County,
        OrganiserUnitId = new UnitId(organiser),
        StartsOn = Day(starts),
        EndsOn = Day(ends),
        Hours = hours,
        Days = hours / 8,
        TheoryHours = theory,
        PartySpiritHours = partySpirit,
    };

    public static Enrolment Enrolment(string id, string cadre, string trainingClass, EnrolmentResult result = EnrolmentResult.Pass) =>
        new() { Id = new EnrolmentId(id), CadreId = new CadreId(cadre), ClassId = new ClassId(trainingClass), Result = result };

    public static Appraisal Appraisal(string cadre, int year, AppraisalGrade grade = AppraisalGrade.Competent) => new() { CadreId = new CadreId(cadre), Year = year, Grade = grade };

    public static FamilyMember Relative(string cadre, string relative) =>
        new() { CadreId = new CadreId(cadre), Relation = "配偶", Name = "亲属", RelativeCadreId = new CadreId(relative) };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
