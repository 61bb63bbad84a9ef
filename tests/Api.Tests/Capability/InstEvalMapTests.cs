using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Features.Capability;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Jobs;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Bench.InstEval;
using TalentGraph.Graph.Exchange;
using Xunit;

namespace TalentGraph.Api.Tests.Capability;

public sealed class InstEvalMapTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_five_highest_read_by_GraphQL_what_lme4_says_of_them()
    {
        var ratings = Data("insteval.csv.gz");
        var gold = await GoldAsync(Data("insteval-gold-model-b.csv.gz"));
        var folder = Directory.CreateTempSubdirectory("insteval-map-");
        try
        {
            var (bundle, frameworks) = (Path.Combine(folder.FullName, "bundle"), Path.Combine(folder.FullName, "frameworks"));
            await InstEvalBundle.WriteAsync(ratings, bundle, frameworks, Token);
            await using var service = await RunningService.StartAsync($"--Scoring:Frameworks={frameworks}");
            var store = service.Services.GetRequiredService<ITalentStore>();
            Assert.IsType<Imported>(await BundleImporter.ImportAsync(store, bundle, new ImportOptions { Today = InstEvalBundle.Today }, null, Token));
            service.Services.GetRequiredService<StoreWatch>().Forget();
            await service.Services.GetRequiredService<ScoreJob>().RunAsync(new ScoreOrder(InstEvalBundle.Today, Publish: true), null, Token);
            await service.Services.GetRequiredService<TalentLedger>().RefreshAsync(null, Token);
            await service.ReadyAsync();

            var highest = (await EstimatesAsync(store)).OrderByDescending(pair => pair.Value).Take(5).Select(pair => pair.Key).ToList();

            Assert.Equal(gold.OrderByDescending(pair => pair.Value).Take(5).Select(pair => InstEvalBundle.CadreOf(pair.Key)), highest);
            foreach (var cadre in highest)
            {
                var blup = gold[cadre.Value[1..]];
                Assert.Equal(InstEvalBundle.Reference + (25 * blup), await AskAsync(service, cadre), 0.05);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Dictionary<CadreId, double>> EstimatesAsync(ITalentStore store)
    {
        var estimates = new Dictionary<CadreId, double>();
        await foreach (var row in store.ScanAsync<Estimates>(Token))
            estimates.Add(row.CadreId, PackedMap.FromJson(row.Body).Estimates.Single()!.Value);
        return estimates;
    }

    private static async Task<double> AskAsync(RunningService service, CadreId cadre)
    {
        using var client = service.ClientOf(SmallCounty.Cadre(cadre.Value));
        var query = $$"""{ cadre(id: "cadre:{{cadre.Value}}") { capabilityMap { entries { estimate } } } }""";
        using var answer = await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query }, Token);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        return body.GetProperty("data").GetProperty("cadre").GetProperty("capabilityMap").GetProperty("entries")[0].GetProperty("estimate").GetDouble();
    }

    /// <summary>lme4's BLUP of each lecturer, in steps of the scale.</summary>
    private static async Task<Dictionary<string, double>> GoldAsync(string file)
    {
        await using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var lines = new StreamReader(packed);
        var gold = new Dictionary<string, double>();
        while (await lines.ReadLineAsync(Token) is { } line)
        {
            if (line.Split(',') is ["d", var lecturer, var blup, ..])
                gold.Add(lecturer, double.Parse(blup, CultureInfo.InvariantCulture));
        }

        return gold;
    }

    private static string Data(string name, [CallerFilePath] string here = "")
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/data", name));
        if (!File.Exists(path))
            Assert.Skip($"../shared/data/{name} is not beside the repository.");
        return path;
    }
}
