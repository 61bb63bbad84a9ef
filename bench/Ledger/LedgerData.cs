namespace TalentGraph.Bench.Ledger;

/// <summary>A province of numbers: every cadre eight years in training, by fixed arithmetic and no chance.</summary>
internal static class LedgerData
{
    private const int Units = 300, Classes = 2_000, Batch = 20_000;

    /// <summary>The day it is.</summary>
    public static readonly DateOnly Today = new(2026, 6, 30);

    public static async Task WriteAsync(ITalentStore store, int cadres, int each, CancellationToken cancellationToken)
    {
        await using IWriteSession session = await store.BeginAsync("bench", cancellationToken);
        await session.UpsertAsync([.. Enumerable.Range(0, Units).Select(Unit)], cancellationToken);
        await session.UpsertAsync([.. Enumerable.Range(0, Classes).Select(Class)], cancellationToken);
        foreach (int[] batch in Enumerable.Range(0, cadres).Chunk(Batch))
            await session.UpsertAsync([.. batch.Select(Cadre)], cancellationToken);
        foreach (int[] batch in Enumerable.Range(0, cadres).Chunk(Math.Max(1, Batch / Math.Max(each, 1))))
        {
            await session.UpsertAsync(
                [.. batch.SelectMany(cadre => Enumerable.Range(0, each).Select(i => Enrolment(cadre, i, Classes)))], cancellationToken);
            await session.UpsertAsync([.. batch.Select(Credit)], cancellationToken);
        }

        await session.CommitAsync(cancellationToken);
    }

    public static Enrolment Enrolment(int cadre, int i, int classes) => new()
    {
        Id = new EnrolmentId($"E{cadre}-{i}"),
        CadreId = new CadreId($"C{cadre}"),
        ClassId = new ClassId($"K{((cadre * 37) + (i * 101)) % classes}"),
        Result = (cadre + i) % 23 == 0 ? EnrolmentResult.Fail : EnrolmentResult.Pass,
        HoursAbsent = i % 5 == 0 ? 2.5m : 0,
    };

    private static Unit Unit(int i) => new()
    {
        Id = new UnitId($"U{i}"),
        Name = $"单位{i}",
        Kind = i == 1 ? UnitKind.PartySchool : UnitKind.GovernmentDepartment,
        Level = i == 0 ? UnitLevel.City : i < 20 ? UnitLevel.County : UnitLevel.Township,
        ParentId = i == 0 ? null : new UnitId(i < 20 ? "U0" : $"U{1 + (i % 19)}"),
    };

    private static TrainingClass Class(int i)
    {
        DateOnly ends = Today.AddDays(-((i * 7919) % 2_920));
        decimal hours = 8 + (i % 12 * 4);
        return new TrainingClass
        {
            Id = new ClassId($"K{i}"),
            Title = $"班次{i}",
            Mode = i % 10 < 6 ? ClassMode.OffJob : i % 10 < 8 ? ClassMode.Lecture : ClassMode.Online,
            Level = UnitLevel.County,
            OrganiserUnitId = new UnitId("U1"),
            StartsOn = ends.AddDays(-(i % 14)),
            EndsOn = ends,
            Hours = hours,
            Days = hours / 8,
            TheoryHours = i % 4 == 0 ? null : hours * (i % 3) / 3,
            PartySpiritHours = i % 4 == 0 ? null : hours * (2 - (i % 3)) / 3,
        };
    }

    private static Cadre Cadre(int i) => new()
    {
        Id = new CadreId($"C{i}"),
        Name = $"{"赵钱孙李周吴郑王冯陈"[i % 10]}{"伟芳娜秀英敏静丽强磊"[i / 10 % 10]}{i % 97}",
        Status = i % 40 == 0 ? CadreStatus.Retired : CadreStatus.Active,
        LeftOn = i % 40 == 0 ? Today.AddDays(-i % 2_000) : null,
        Rank = (Rank)(i % 6),
        EnteredOn = Today.AddDays(-(300 + (i % 9_000))),
        UnitId = new UnitId($"U{i % Units}"),
    };

    private static Credit Credit(int i) => new()
    {
        Id = new CreditId($"Q{i}"),
        CadreId = new CadreId($"C{i}"),
        On = Today.AddDays(-(i % 1_500)),
        Kind = (CreditKind)(i % 5),
        Hours = 5 + (i % 60),
    };
}
