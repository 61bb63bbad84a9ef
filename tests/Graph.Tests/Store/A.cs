namespace TalentGraph.Graph.Tests.Store;

/// <summary>Small records for tests that care about a few of their columns.</summary>
internal static class A
{
    public static readonly DateOnly Day = new(2024, 6, 1);

    public static Unit Unit(string id, string? parent = null, string? name = null) => new()
    {
        Id = new UnitId(id),
        Name = name ?? id,
        Kind = UnitKind.Government,
        Level = UnitLevel.County,
        ParentId = parent is null ? null : new UnitId(parent),
    };

    public static Cadre Cadre(string id, string? name = null) => new() { Id = new CadreId(id), Name = name ?? id, Status = CadreStatus.Active };

    public static CadreNow Now(string cadre, Rank rank, string? unit = null, string? managedBy = null) =>
        new(new CadreId(cadre), rank, unit is null ? null : new UnitId(unit), managedBy is null ? null : new UnitId(managedBy));

    public static TrainingClass Class(string id, DateOnly? startsOn = null, string? organiser = null) => new()
    {
        Id = new ClassId(id),
        Title = id,
        Mode = ClassMode.OffJob,
        Level = UnitLevel.County,
        StartsOn = startsOn ?? Day,
        EndsOn = (startsOn ?? Day).AddDays(4),
        OrganiserUnitId = organiser is null ? null : new UnitId(organiser),
    };

    public static Enrolment Enrolment(string id, string cadre, string @class) => new()
    {
        Id = new EnrolmentId(id),
        CadreId = new CadreId(cadre),
        ClassId = new ClassId(@class),
        Result = EnrolmentResult.Pass,
    };

    public static Credit Credit(string id, string cadre, DateOnly on) => new()
    {
        Id = new CreditId(id),
        CadreId = new CadreId(cadre),
        On = on,
        Kind = CreditKind.Online,
        Hours = 8m,
    };
}
