using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL;
using TalentGraph.GraphQL.Tests.Conformance;
using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>A store behind GraphQL over HTTP: settings, tokens, scope and audit as in the service, without its start-up.</summary>
internal sealed class ServedStore : IAsyncDisposable
{
    private readonly WebApplication service;
    private readonly ConcurrentDictionary<Identity, string> tokens = new();

    private ServedStore(WebApplication service) => this.service = service;

    public IServiceProvider Services => service.Services;

    /// <summary>Serves a store, which stays the caller's.</summary>
    /// <param name="store">The store.</param>
    /// <param name="folder">Where keys and the audit lie.</param>
    /// <param name="time">The clock of answers.</param>
    /// <param name="settings">More settings, as on the command line.</param>
    public static async Task<ServedStore> StartAsync(ITalentStore store, string folder, TimeProvider time, params string[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.Sources.Clear();
        Api.Hosting.Configuration.AddTo(
            builder,
            [
                "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft=None", "--Api:RateLimit:Enabled=false", "--Api:Limits:TimeoutSeconds=120",
                $"--Store:Url=sqlite://{folder}/talentgraph.db", $"--Audit:File={folder}/audit.db",
                .. settings,
            ]);
        builder.WebHost.UseTestServer();
        Composition.AddTo(builder.Services, builder.Environment);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(time);
        var service = builder.Build();
        service.MapTalentGraphQL("/graphql");
        await service.StartAsync();
        return new ServedStore(service);
    }

    /// <summary>Brings the ledger to what the store holds.</summary>
    public async Task RefreshAsync()
    {
        Services.GetRequiredService<StoreWatch>().Forget();
        await Services.GetRequiredService<TalentLedger>().RefreshAsync(null, CancellationToken.None);
    }

    public string TokenOf(Identity who) => tokens.GetOrAdd(who, identity => Services.GetRequiredService<DevelopmentTokens>().Sign(identity, TimeSpan.FromHours(1)));

    /// <summary>Asks as somebody, with a token of Development; the same one each time, so that the first signs in.</summary>
    public async Task<Reply> AskAsync(Identity who, string query, object? variables = null)
    {
        using var client = new HttpClient(new Asked(who) { InnerHandler = service.GetTestServer().CreateHandler() }) { BaseAddress = new Uri("http://localhost") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(who));
        using var answer = await client.PostAsJsonAsync("/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        return new Reply(await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await service.StopAsync();
        await service.DisposeAsync();
    }
}
