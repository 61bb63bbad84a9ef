using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Security;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Graph.Sqlite;
using TalentGraph.GraphQL;
using TalentGraph.GraphQL.Tests.Conformance;
using TalentGraph.GraphQL.Types;
using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>The county behind GraphQL over HTTP: settings, tokens, scope, audit and store as in the service, without its start-up.</summary>
[CollectionDefinition(nameof(ServedCounty))]
public sealed class ServedCounty : IAsyncLifetime, ICollectionFixture<ServedCounty>
{
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-served-").FullName;
    private readonly ConcurrentDictionary<Identity, string> tokens = new();
    private WebApplication? service;

    /// <summary>The clock of records and answers.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    internal CountingStore Store { get; private set; } = null!;

    internal TalentSchema Schema => Services.GetRequiredService<TalentSchema>();

    internal IServiceProvider Services => service!.Services;

    internal string AuditFileName => Path.Combine(folder, "audit.db");

    public async ValueTask InitializeAsync()
    {
        Store = new CountingStore(await SqliteTalentStore.OpenAsync(Path.Combine(folder, "talentgraph.db"), Time, CancellationToken.None));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.Sources.Clear();
        Api.Hosting.Configuration.AddTo(
            builder, ["--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft=None", $"--Store:Url=sqlite://{folder}/talentgraph.db", $"--Audit:File={AuditFileName}", "--Api:RateLimit:Enabled=false"]);
        builder.WebHost.UseTestServer();
        Composition.AddTo(builder.Services, builder.Environment);
        builder.Services.AddSingleton<ITalentStore>(Store);
        builder.Services.AddSingleton(Time);
        service = builder.Build();
        service.MapTalentGraphQL("/graphql");
        await WriteAsync([.. Qingshan.Records()]);
        await service.StartAsync();
    }

    /// <summary>Writes records of any kinds in one commit and waits until the ledger has them.</summary>
    internal Task WriteAsync(params IRecord[] records) => Qingshan.WriteAsync(Store, Services, records, CancellationToken.None);

    internal string TokenOf(Identity who) => tokens.GetOrAdd(who, identity => Services.GetRequiredService<DevelopmentTokens>().Sign(identity, TimeSpan.FromHours(1)));

    /// <summary>Asks as somebody, with a token of Development; the same one each time, so that the first signs in.</summary>
    internal async Task<Reply> AskAsync(Identity who, string query, object? variables = null)
    {
        using var client = new HttpClient(new Asked(who) { InnerHandler = service!.GetTestServer().CreateHandler() }) { BaseAddress = new Uri("http://localhost") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(who));
        using var answer = await client.PostAsJsonAsync("/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        return new Reply(await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    /// <summary>The audit's entries so far, oldest first.</summary>
    internal IReadOnlyList<JsonElement> Audit()
    {
        using var audit = AuditFile.OpenSnapshot(AuditFileName);
        return [.. audit.Chains().SelectMany(chain => audit.Entries(chain.Id)).Select(line => JsonDocument.Parse(line.Body).RootElement)];
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await service.StopAsync();
            await service.DisposeAsync();
        }

        await Store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
