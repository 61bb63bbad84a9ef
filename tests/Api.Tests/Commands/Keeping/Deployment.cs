using System.Text;
using TalentGraph.Api.Tests.Features;
using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Api.Tests.Commands.Keeping;

/// <summary>A folder with a store, its audit and its keys, and room beside them; verbs run over it as a shell would run them.</summary>
internal sealed class Deployment : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-keeping-").FullName;

    public string Data => Path.Combine(folder, "data");

    public string StoreFile => Path.Combine(Data, "talentgraph.db");

    public string AuditFile => Path.Combine(Data, "audit.db");

    public string StoreUrl => $"sqlite://{StoreFile}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Beside(string name) => Path.Combine(folder, name);

    /// <summary>Runs a verb that must end well.</summary>
    public async Task<string> DoneAsync(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.True(code == 0, $"{string.Join(' ', args)} ended with {code}: {error}");
        return output;
    }

    /// <summary>Runs a verb that must be refused.</summary>
    /// <returns>What it said.</returns>
    public async Task<string> RefusedAsync(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.True(code == 1, $"{string.Join(' ', args)} ended with {code}: {output}");
        return error;
    }

    public Task<(int Code, string Output, string Error)> RunAsync(params string[] args) =>
        CommandLine.RunAsync([.. args, $"--Store:Url={StoreUrl}", $"--Audit:File={AuditFile}"]);

    /// <summary>Fills the store with the small county, a run and its file.</summary>
    public async Task FillAsync()
    {
        await WriteAsync([.. Qingshan.Records(), .. Qingshan.Ratings(), .. Run()]);
        await using var store = await OpenAsync();
        await using var session = await store.BeginAsync("test", Token);
        await session.SetTodayAsync(Qingshan.Today, Token);
        await session.SetNowAsync([new CadreNow(new CadreId("C06"), Rank.CountyDeputy, new UnitId("bureau"), new UnitId("county"))], Token);
        await session.CommitAsync(Token);
    }

    public async Task<Version> WriteAsync(params IRecord[] records)
    {
        await using var store = await OpenAsync();
        await using var session = await store.BeginAsync("test", Token);
        foreach (var kind in records.GroupBy(record => record.GetType()))
            await session.UpsertAsync(RecordType.Of(kind.Key), [.. kind], Token);
        return await session.CommitAsync(Token);
    }

    public Task<SqliteTalentStore> OpenAsync() => SqliteTalentStore.OpenAsync(StoreFile, TimeProvider.System, Token);

    public async Task<StoreDigest> DigestAsync()
    {
        await using var store = await OpenAsync();
        return (await StoreDigest.OfAsync(store, null, Token))!;
    }

    /// <summary>Every file of an export by name; made at one moment, so that equal graphs give equal bytes.</summary>
    public async Task<Dictionary<string, string>> ExportAsync()
    {
        var to = Beside($"export-{Guid.NewGuid():N}");
        await using (var store = await OpenAsync())
            await BundleExporter.ExportAsync(store, to, DateTimeOffset.UnixEpoch, null, Token);
        return Directory.GetFiles(to).ToDictionary(file => Path.GetFileName(file), file => Encoding.UTF8.GetString(File.ReadAllBytes(file)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<IRecord> Run() =>
    [
        new ScoringRun
        {
            Id = new RunId("2024-06-30-1"), AsOf = Qingshan.Today, Framework = "f 1", Scale = "points", DataFingerprint = "00",
            StartedAt = DateTimeOffset.UnixEpoch, PublishedAt = DateTimeOffset.UnixEpoch,
        },
        new RunFile { RunId = new RunId("2024-06-30-1"), Name = "card.json", Sha256 = "00", Content = [0, 1, 255] },
        new Estimates { RunId = new RunId("2024-06-30-1"), CadreId = new CadreId("C06"), Body = "{}" },
    ];
}
