using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Features;
using TalentGraph.Api.Tests.Hosting;
using Xunit;

namespace TalentGraph.Api.Tests.Access;

/// <summary>What is logged names nobody.</summary>
public sealed class LogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_log_of_a_run_carries_a_name_an_id_a_variable_or_a_token()
    {
        // Our own categories to the last word; the framework's as they are set for whoever runs the service.
        await using var service = await RunningService.StartAsync(
            "--Logging:LogLevel:Default=Information", "--Logging:LogLevel:TalentGraph=Trace", "--Logging:LogLevel:Microsoft=Warning", "--Logging:Console:LogLevel:Default=None");
        using var log = new Captured();
        service.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var ledger = await SeedAsync(service);

        foreach (var who in new[] { Who.Organiser, Who.UnitOfficer, Who.School, Who.HrReader, Who.Cadre, Who.Of(Roles.Auditor) })
        {
            using var client = service.ClientOf(who);
            foreach (var query in Queries)
                await client.PostAsJsonAsync("/graphql", new { query, variables = new { id = "cadre:C06", text = "李娜" } }, Cancel);
            await client.GetAsync($"/graphql?query={Uri.EscapeDataString("{ cadre(id: \"cadre:C06\") { name } }")}", Cancel);
        }

        using (var stranger = service.Client("eyJhbGciOiJIUzI1NiJ9.e30.C06"))
            await stranger.PostAsJsonAsync("/graphql", new { query = Queries[0], variables = new { id = "cadre:C06" } }, Cancel);

        var lines = log.Lines.ToList();
        // An id may be part of a request's own number by chance, never a word.
        var secrets = new Regex($"{string.Join('|', ledger.Roster.Select(entry => entry.Cadre.Name))}|eyJhbGciOi|\\b({string.Join('|', ledger.Roster.Select(entry => entry.Cadre.Id.Value))}|8817)\\b");
        Assert.Contains(lines, line => line.StartsWith("TalentGraph", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => secrets.IsMatch(line));
    }

    private static readonly string[] Queries =
    [
        "query($id: ID!) { cadre(id: $id) { name appraisals { year } trainingStatus { light } } }",
        "query($text: String!) { search(text: $text) { id label } cadres(filter: { text: $text }) { nodes { name } } }",
        "{ cadre(externalId: { system: \"hr\", value: \"8817\" }) { name } }",
        "{ cadres(first: 100) { nodes { name tasks { id } } } }",
        "{ cadre(id: \"cadre:C06\", asOf: \"2999-01-01\") { name } }",
        "{ cadre(id: \"cadre:C06\") { 李娜 } }",
        "{ cadre(id: \"cadre:C06\") ",
        "query($id: Int!) { cadre(id: $id) { name } }",
    ];

    private static async Task<LedgerSnapshot> SeedAsync(RunningService service)
    {
        await service.ReadyAsync();
        await using (var session = await service.Services.GetRequiredService<ITalentStore>().BeginAsync("test", Cancel))
        {
            foreach (var kind in Qingshan.Records().GroupBy(record => record.GetType()))
                await session.UpsertAsync(RecordType.Of(kind.Key), [.. kind], Cancel);
            await session.SetTodayAsync(Qingshan.Today, Cancel);
            await session.CommitAsync(Cancel);
        }

        return await service.Services.GetRequiredService<TalentLedger>().RefreshAsync(null, Cancel);
    }

    private sealed class Captured : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Category(Captured all, string name) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                all.Lines.Enqueue($"{name} {formatter(state, exception)} {exception}");
            }
        }
    }
}
