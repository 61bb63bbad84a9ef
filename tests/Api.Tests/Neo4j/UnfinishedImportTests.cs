using System.Net.Http.Json;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Tests.Features;
using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Tests.Neo4j;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>A county on a Neo4j server in which an import was cut off, or is while a verb is at work.</summary>
[Collection(nameof(MovedCounty))]
public sealed class UnfinishedImportTests(MovedCounty county) : IAsyncLifetime
{
    private static readonly string[] TakenAway =
    [
        "MATCH (u:Unit) WHERE u.id STARTS WITH 'half-' DETACH DELETE u",
        "MATCH (k:TrainingClass {id: 'half'}) OPTIONAL MATCH (k)<-[:IN]-(e:Enrolment) DETACH DELETE k, e",
        "MATCH (p:Change) WHERE p.import IS NOT NULL DELETE p",
        "MATCH (i:Import {state: 'RUNNING'}) DELETE i",
    ];

    private static readonly Unit[] Units =
        [.. Enumerable.Range(0, 6_000).Select(i => Ledger.County.Unit($"half-{i:00000}", UnitLevel.Village, null))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string[] Ours =>
    [
        .. county.ServerSettings, $"--Backup:Neo4jAdmin={county.Server.AdminCommand}", $"--Backup:Start={county.Server.StartCommand}",
    ];

    public async ValueTask InitializeAsync() => await county.MovedAsync();

    /// <summary>Takes the half away again: the county is shared.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Neo4jProcess.WhyNot() is not null)
            return;
        await using QueryApiTransport transport = county.Server.Transport();
        foreach (string step in TakenAway)
            await transport.RunAsync(new CypherStatement("test", step, new Dictionary<string, object?>(), CypherAccess.Write), CancellationToken.None);
    }

    [Fact]
    public async Task What_needs_a_whole_graph_ends_with_1_names_the_import_and_leaves_nothing()
    {
        await using Neo4jTalentStore store = await county.OpenNeo4jAsync();
        var runs = (await store.AllAsync<ScoringRun>(Token)).Count;
        var import = await CutOffAsync(store);
        var before = await store.StatusAsync(Token);
        var (folder, backup, copy) = (county.Beside("half"), county.Beside("half.backup"), county.Beside("half.db"));

        foreach (string[] verb in (string[][])
        [
            ["score", "--publish", .. county.ServerSettings],
            ["score", .. county.ServerSettings],
            ["export", folder, .. county.ServerSettings],
            ["backup", backup, .. Ours, $"--Backup:Stop={county.Server.StopCommand}"],
            ["migrate", "--from", $"{county.Server.Url}", "--to", $"sqlite://{copy}", .. county.ServerSettings],
        ])
        {
            var (code, _, error) = await CommandLine.RunAsync(verb);
            Assert.Equal((1, verb[0]), (code, verb[0]));
            Assert.Contains($"import the same bundle again with --resume {import}", error, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(folder));
        Assert.False(Path.Exists(backup));
        Assert.Equal(before, await store.StatusAsync(Token));
        Assert.Equal(runs, (await store.AllAsync<ScoringRun>(Token)).Count);
        await using var target = await SqliteTalentStore.OpenAsync(copy, TimeProvider.System, Token);
        Assert.True((await target.StatusAsync(Token)).IsEmpty);
    }

    [Fact]
    public async Task An_import_that_begins_between_the_count_and_the_dump_is_noticed_and_no_backup_is_left()
    {
        var (backup, stopping, go) = (county.Beside("overtaken.backup"), county.Beside("stopping"), county.Beside("go"));
        var taking = CommandLine.RunAsync(
            ["backup", backup, .. Ours, $"--Backup:Stop=touch '{stopping}'; while [ ! -e '{go}' ]; do sleep 0.1; done; {county.Server.StopCommand}"]);
        while (!File.Exists(stopping) && !taking.IsCompleted)
            await Task.Delay(50, Token);
        string import;
        await using (Neo4jTalentStore store = await county.OpenNeo4jAsync())
            import = await CutOffAsync(store);
        await File.WriteAllTextAsync(go, "", Token);

        var (code, _, error) = await taking;

        Assert.Equal(1, code);
        Assert.Contains($"--resume {import}", error, StringComparison.Ordinal);
        Assert.False(Path.Exists(backup));
    }

    [Fact]
    public async Task An_import_that_is_stopped_says_how_it_is_ended()
    {
        var (bundle, mark) = (county.Beside("stopped"), county.Beside("all-written"));
        Directory.CreateDirectory(bundle);
        await File.WriteAllLinesAsync(
            Path.Combine(bundle, "units.csv"), ["id,name,kind,level", .. Units.Select(unit => $"{unit.Id.Value},{unit.Name},government_department,village")], Token);
        using var stop = new CancellationTokenSource();
        await using var error = new StringWriter();

        var importing = Verbs.RunAsync(["import", bundle, "--hold-at-commit", mark, .. county.ServerSettings], TextWriter.Null, error, stop.Token);
        while (!File.Exists(mark) && !importing.IsCompleted)
            await Task.Delay(50, Token);
        await stop.CancelAsync();

        Assert.Equal(ExitCode.Refused, await importing);
        await using var store = await county.OpenNeo4jAsync();
        var import = (await store.StatusAsync(Token)).UnfinishedImport;
        Assert.EndsWith($"Stopped. Import {import} is unfinished: import its bundle again with --resume {import}.", error.ToString().TrimEnd(), StringComparison.Ordinal);
        Assert.NotNull(import);
    }

    [Fact]
    public async Task Midnight_waits_for_the_end_of_an_import()
    {
        await using Neo4jTalentStore store = await county.OpenNeo4jAsync();
        await new NowOfTheDay(store).KeepAsync(await SnapshotAsync(store, years: 0), Token);
        var snapshot = await SnapshotAsync(store, years: -5);
        var now = new NowOfTheDay(store);
        await CutOffAsync(store);
        var before = await store.StatusAsync(Token);

        await now.KeepAsync(snapshot, Token);

        Assert.Equal(before, await store.StatusAsync(Token));
        await DisposeAsync();
        await now.KeepAsync(snapshot, Token);
        Assert.Equal(before.Version.Number + 1, (await store.StatusAsync(Token)).Version.Number);
        await new NowOfTheDay(store).KeepAsync(await SnapshotAsync(store, years: 0), Token);
    }

    [Fact]
    public async Task A_service_goes_on_with_what_it_derived_before_and_one_that_is_started_waits_for_the_end()
    {
        string[] settings = [.. county.ServerSettings, $"--Auth:SigningKey={new string('k', 40)}"];
        await using var store = await county.OpenNeo4jAsync();
        await using var running = await RunningService.StartAsync(settings);
        await running.HealthAsync("ready");
        using var asking = running.ClientOf(Who.HrReader);
        var before = await UnitsAsync(asking);
        var cadre = (await store.AllAsync<Enrolment>(Token)).GroupBy(row => row.CadreId).MaxBy(of => of.Count())!.Key;
        using var self = running.ClientOf(Who.Self(cadre.Value));
        var latest = await LatestAsync(self, cadre);

        var import = await CutOffAsync(
            store,
            [Ledger.County.Class("half", "2099-01-01")],
            [.. Enumerable.Range(0, 9).Select(i => Ledger.County.Took($"half-{i}", cadre.Value, "half"))]);
        await using var late = await RunningService.StartAsync(settings);

        await running.HealthAsync($"ready; import {import} is unfinished");
        await late.HealthAsync($"not ready: The data are being read: {new UnfinishedImportException(import).Message}");
        Assert.Equal(before, await UnitsAsync(asking));
        Assert.Equal(latest, await LatestAsync(self, cadre));
        await DisposeAsync();
        await late.HealthAsync("ready");
        Assert.Equal(before, await UnitsAsync(asking));
    }

    private static Task<string> UnitsAsync(HttpClient asking) => AskAsync(asking, "{ units(first: 100) { totalCount nodes { id name } } }");

    private static Task<string> LatestAsync(HttpClient asking, CadreId cadre) =>
        AskAsync(asking, $"{{ cadre(id: \"cadre:{cadre.Value}\") {{ enrolments(first: 3) {{ nodes {{ id }} pageInfo {{ hasNextPage }} }} }} }}");

    private static async Task<string> AskAsync(HttpClient asking, string query)
    {
        using var answer = await asking.PostAsJsonAsync("/graphql", new { query }, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.DoesNotContain("errors", text, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The county as of its own day, or of one some years away.</summary>
    private Task<LedgerSnapshot> SnapshotAsync(Neo4jTalentStore store, int years)
    {
        var packs = new PolicySettings().Read(Path.GetDirectoryName(county.StoreFile)!);
        return new TalentLedger(store, new LedgerBuilder(store, packs), own => own!.Value.AddYears(years)).RefreshAsync(null, Token);
    }

    /// <summary>Leaves a part of an import behind.</summary>
    /// <returns>Its id.</returns>
    private static async Task<string> CutOffAsync(Neo4jTalentStore store, TrainingClass[]? classes = null, Enrolment[]? enrolments = null)
    {
        await using (IWriteSession cut = await store.BeginAsync("county", Token))
        {
            await cut.UpsertAsync(classes ?? [], Token);
            await cut.UpsertAsync(enrolments ?? [], Token);
            await cut.UpsertAsync<Unit>(Units, Token);
        }

        return (await store.StatusAsync(Token)).UnfinishedImport ?? throw new InvalidOperationException("Nothing was left.");
    }
}
