using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Tests.Ledger;

/// <summary>A store in a folder of its own with a few units and classes, and the ledger over it.</summary>
internal sealed class County : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2024, 6, 30);
    private readonly string folder;

    private County(string folder, SqliteTalentStore store)
    {
        this.folder = folder;
        Store = store;
        Packs = new PolicySettings().Read(folder);
        Ledger = Open();
    }

    public SqliteTalentStore Store { get; }

    public PolicyPacks Packs { get; }

    public TalentLedger Ledger { get; }

    /// <summary>The day at which the ledger stands.</summary>
    public DateOnly Now { get; set; } = Today;

    public static async Task<County> OpenAsync()
    {
        string folder = Directory.CreateTempSubdirectory("county-").FullName;
        var county = new County(folder, await SqliteTalentStore.OpenAsync(Path.Combine(folder, "county.db"), TimeProvider.System, CancellationToken.None));
        await county.WriteAsync(
            Unit("city", UnitLevel.City, null), Unit("county", UnitLevel.County, "city"), Unit("bureau", UnitLevel.County, "county"),
            Unit("town", UnitLevel.Township, "county"), Unit("village", UnitLevel.Village, "town"),
            Unit("school", UnitLevel.County, "county") with { Kind = UnitKind.PartySchool });
        return county;
    }

    /// <summary>A second ledger over the same store, which has read nothing yet.</summary>
    public TalentLedger Open() => new(Store, new LedgerBuilder(Store, Packs), own => own ?? Now);

    public Task<LedgerSnapshot> ReadAsync() => Ledger.RefreshAsync(null, CancellationToken.None);

    /// <summary>Writes records of any kinds in one commit, keeping what scope compares.</summary>
    public async Task WriteAsync(params IRecord[] records)
    {
        await using IWriteSession session = await Store.BeginAsync("test", CancellationToken.None);
        foreach (var kind in records.GroupBy(record => record.GetType()))
            await session.UpsertAsync(RecordType.Of(kind.Key), [.. kind], CancellationToken.None);
        var cadres = new List<CadreId>();
        await foreach (Cadre cadre in session.ScanAsync<Cadre>(CancellationToken.None))
            cadres.Add(cadre.Id);
        await new NowHook(Packs, Now).RunAsync(session, cadres, CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
    }

    public static Unit Unit(string id, UnitLevel level, string? parent) => new()
    {
        Id = new UnitId(id), Name = id, Kind = UnitKind.GovernmentDepartment, Level = level, ParentId = parent is null ? null : new UnitId(parent),
    };

    public static Cadre Cadre(string id, string unit = "bureau", Rank rank = Rank.CountyDeputy, string name = "张伟") => new()
    {
        Id = new CadreId(id), Name = name, Status = CadreStatus.Active, Rank = rank, UnitId = new UnitId(unit), EnteredOn = new DateOnly(2000, 7, 1),
    };

    public static TrainingClass Class(string id, string ends, decimal hours = 40, string? starts = null) => new()
    {
        Id = new ClassId(id), Title = id, Mode = ClassMode.OffJob, Level = UnitLevel.County, OrganiserUnitId = new UnitId("school"),
        StartsOn = Day(starts ?? ends), EndsOn = Day(ends), Hours = hours, Days = 5, TheoryHours = 24, PartySpiritHours = 16,
    };

    public static Enrolment Took(string id, string cadre, string classId, EnrolmentResult result = EnrolmentResult.Pass) => new()
    {
        Id = new EnrolmentId(id), CadreId = new CadreId(cadre), ClassId = new ClassId(classId), Result = result,
    };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Ledger.Dispose();
        await Store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
