using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Graph.Neo4j.Transport;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>The whole service over a Neo4j server that comes late, is killed, hangs, is there again, or refuses.</summary>
[Collection(nameof(MovedCounty))]
public sealed class OutageTests(MovedCounty county, ITestOutputHelper output)
{
    private const string Question = "{ cadres(first: 10) { nodes { id name appointments { post { title } } } } }";

    /// <summary>How long a statement that reads may take in all.</summary>
    private static readonly TimeSpan ReadTotal = TimeSpan.FromSeconds(6);

    /// <summary>
    /// How much later than that a failure may reach a caller, on a machine with too few cores for all that run. These tests say
    /// nothing about speed, but that failures come within the time-out is what is promised.
    /// </summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(40);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Times that a test can wait for; whatever the machine does, an operation has the longest time.</summary>
    private string[] Settings =>
    [
        .. county.ServerSettings, "--Store:Neo4j:ReadTimeout=00:00:04", $"--Store:Neo4j:ReadTotalTimeout={ReadTotal}", "--Api:Limits:TimeoutSeconds=60",
        "--Api:RateLimit:Enabled=false", $"--Auth:SigningKey={new string('k', 40)}",
    ];

    [Fact]
    public async Task A_server_that_comes_late_is_killed_and_hangs_is_waited_for_and_nobody_starts_the_service_anew()
    {
        await county.MovedAsync();
        await county.Server.KillAsync();
        await using var service = await RunningService.StartAsync(Settings);
        using var client = service.Client();

        Assert.Equal("live", await client.GetStringAsync("/health/live", Cancel));
        await service.HealthAsync("not ready: The store is being opened: The store does not answer (UNREACHABLE).");
        Assert.Equal("NOT_READY", CodeOf(await AskAsync(client)));
        await county.Server.StartAsync();
        await service.HealthAsync("ready");

        using var asking = service.ClientOf(await WhoSeesAllAsync(service));
        var name = JsonDocument.Parse(await AnsweredAsync(asking)).RootElement.GetProperty("data").GetProperty("cadres").GetProperty("nodes")[0].GetProperty("name").GetString()!;
        await AwayAsync("killed", county.Server.KillAsync, county.Server.StartAsync, service, asking, name);
        await AwayAsync("hanging", county.Server.PauseAsync, county.Server.ResumeAsync, service, asking, name);
    }

    [Fact]
    public async Task A_password_that_the_server_refuses_stops_the_start_and_is_named()
    {
        await county.MovedAsync();
        var password = county.Beside("another-password");
        await File.WriteAllTextAsync(password, "another-one", Cancel);

        Assert.Equal(
            "The Neo4j server refuses who asks (Neo.ClientError.Security.Unauthorized): see Store:User and Store:PasswordFile, or Store:TokenFile.",
            await StoppedAsync([.. Settings, $"--Store:PasswordFile={password}"]));
    }

    [Fact]
    public async Task A_replica_with_another_key_of_national_ids_stops_the_start()
    {
        await county.MovedAsync();
        await using (var store = await county.OpenNeo4jAsync())
            await store.NoteNationalIdKeyAsync(NationalIdKey.FingerprintIn(county.KeyFile)!, Cancel);
        await using (var first = await RunningService.StartAsync(Settings))
            await first.HealthAsync("ready");

        var another = county.Beside("another.key");
        await File.WriteAllBytesAsync(another, [.. Enumerable.Repeat((byte)2, 32)], Cancel);
        Assert.StartsWith(
            $"The store's national ids are hashed by another key than {another}: its sha256 begins with 72cd6e84, this one's with 75877bb4.",
            await StoppedAsync([.. Settings, $"--Store:NationalIdKeyFile={another}"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_a_newer_build_stops_the_start()
    {
        await county.MovedAsync();
        await SchemaAsync(+1);

        Assert.Equal("A newer build than this one has migrated the store (NEWER_SCHEMA): upgrade this one.", await StoppedAsync(Settings));

        await SchemaAsync(-1);
    }

    /// <summary>Takes the server away under readers and brings it back: what they were told, and that all is well by itself.</summary>
    private async Task AwayAsync(string fault, Func<Task> away, Func<Task> back, RunningService service, HttpClient asking, string name)
    {
        using var client = service.Client();
        using var stop = new CancellationTokenSource();
        var failures = new ConcurrentBag<(string Text, TimeSpan After)>();
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => ReadAsync(asking, failures, stop.Token))];

        await away();
        var gone = Stopwatch.GetTimestamp();
        await service.HealthAsync("the store does not answer");
        var red = Stopwatch.GetElapsedTime(gone);
        while (failures.IsEmpty)
            await Task.Delay(50, Cancel);
        Assert.Equal("live", await client.GetStringAsync("/health/live", Cancel));
        await back();
        var returned = Stopwatch.GetTimestamp();
        await service.HealthAsync("ready");
        await AnsweredAsync(asking);
        var recovered = Stopwatch.GetElapsedTime(returned);
        await stop.CancelAsync();
        await Task.WhenAll(readers);

        var slowest = failures.Max(failure => failure.After);
        output.WriteLine(
            $"{fault}: not ready after {red.TotalSeconds:N2} s; {failures.Count} failures, the slowest after {slowest.TotalSeconds:N2} s of {ReadTotal.TotalSeconds:N0} s allowed; an answer {recovered.TotalSeconds:N2} s after the server was back");
        Assert.InRange(slowest, TimeSpan.Zero, ReadTotal + Late);
        Assert.InRange(red, TimeSpan.Zero, ReadTotal + Late);
        Assert.InRange(recovered, TimeSpan.Zero, new TransportOptions().BreakerPause + ReadTotal + Late);
        Assert.All(failures, failure =>
        {
            Assert.Equal("STORE_UNAVAILABLE", CodeOf(failure.Text));
            Assert.All([name, "MATCH", "UNWIND", $"{county.Server.Url.Port}", county.Server.SignIn.PasswordFile!], secret =>
                Assert.DoesNotContain(secret, JsonDocument.Parse(failure.Text).RootElement.GetProperty("errors").GetRawText(), StringComparison.Ordinal));
        });
    }

    private static async Task ReadAsync(HttpClient client, ConcurrentBag<(string Text, TimeSpan After)> failures, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var asked = Stopwatch.GetTimestamp();
            var text = await AskAsync(client);
            if (text.Contains("\"errors\"", StringComparison.Ordinal))
                failures.Add((text, Stopwatch.GetElapsedTime(asked)));
            await Task.Delay(20, Cancel);
        }
    }

    /// <summary>Starts a service that must stop by itself.</summary>
    /// <returns>Why.</returns>
    private static async Task<string> StoppedAsync(string[] settings)
    {
        await using var service = await RunningService.StartAsync(settings);
        var stopping = new TaskCompletionSource();
        await using var registered = service.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task.WaitAsync(Cancel);
        return service.Services.GetRequiredService<Readiness>().Failure ?? "";
    }

    private async Task SchemaAsync(int more)
    {
        await using var transport = county.Server.Transport();
        var statement = new CypherStatement("test", "MATCH (s:Store) SET s.schema = s.schema + $more", new Dictionary<string, object?> { ["more"] = more }, CypherAccess.Write);
        await transport.RunAsync(statement, Cancel);
    }

    /// <summary>A training office that manages every unit without one above it, and all ranks.</summary>
    private static async Task<Identity> WhoSeesAllAsync(RunningService service)
    {
        var units = await service.Services.GetRequiredService<ITalentStore>().AllAsync<Unit>(Cancel);
        return new Identity
        {
            Subject = "office",
            Role = Roles.HrReader,
            Manages = [.. units.Where(unit => unit.ParentId is null).Select(unit => new ScopeGrant(unit.Id, Enum.GetValues<Rank>()))],
        };
    }

    private static async Task<string> AskAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/graphql", new { query = Question }, Cancel);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static async Task<string> AnsweredAsync(HttpClient client)
    {
        while (true)
        {
            var text = await AskAsync(client);
            if (!text.Contains("\"errors\"", StringComparison.Ordinal))
                return text;
            await Task.Delay(50, Cancel);
        }
    }

    private static string? CodeOf(string text) =>
        JsonDocument.Parse(text).RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}
