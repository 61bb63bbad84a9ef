using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Security;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Store.Caching;
using TalentGraph.Graph.Tests.Neo4j;
using TalentGraph.GraphQL.Types;
using Xunit;

[assembly: AssemblyFixture(typeof(Neo4jServer))]

namespace TalentGraph.Api.Tests.Features;

/// <summary>
/// The county behind GraphQL over HTTP. The one that the feature tests share has a twin in Neo4j, where there is a server:
/// whatever a test asks is asked of both, and both must answer the same.
/// </summary>
[CollectionDefinition(nameof(ServedCounty))]
public sealed partial class ServedCounty : IAsyncLifetime, ICollectionFixture<ServedCounty>
{
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-served-").FullName;
    private readonly Neo4jServer? server;
    private ServedStore? service;
    private (ITalentStore Store, ServedStore Service)? twin;

    /// <summary>The county of the feature tests.</summary>
    public ServedCounty(Neo4jServer server) => this.server = Neo4jProcess.WhyNot() is null ? server : null;

    /// <summary>A county of a test's own, without a twin.</summary>
    internal ServedCounty()
    {
    }

    /// <summary>The clock of records and answers.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    internal CountingStore Store { get; private set; } = null!;

    internal TalentSchema Schema => Services.GetRequiredService<TalentSchema>();

    internal IServiceProvider Services => service!.Services;

    internal string AuditFileName => Path.Combine(folder, "audit.db");

    /// <summary>How many answers were compared with the twin's; null: there is no twin.</summary>
    internal int? Compared { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Store = new CountingStore(await SqliteTalentStore.OpenAsync(Path.Combine(folder, "talentgraph.db"), Time, CancellationToken.None));
        service = await ServedStore.StartAsync(Store, folder, Time);
        if (server is not null)
        {
            var bare = await Neo4jTalentStore.OpenAsync(
                (await server.StartedAsync()).Transport(), new Neo4jStoreOptions(), Time, CancellationToken.None);
            // As the service has it: with what it keeps of it.
            var store = new CachingStore(bare, new StoreSettings().CacheBytes(), Time);
            twin = (store, await ServedStore.StartAsync(store, Path.Combine(folder, "twin"), Time));
            Compared = 0;
        }

        await WriteAsync([.. Qingshan.Records()]);
    }

    /// <summary>Writes records of any kinds in one commit and waits until the ledger has them.</summary>
    internal async Task WriteAsync(params IRecord[] records)
    {
        await Qingshan.WriteAsync(Store, Services, records, CancellationToken.None);
        if (twin is var (store, other))
            await Qingshan.WriteAsync(store, other.Services, records, CancellationToken.None);
    }

    internal string TokenOf(Identity who) => service!.TokenOf(who);

    /// <summary>Asks as somebody; of a twin, too.</summary>
    internal async Task<Reply> AskAsync(Identity who, string query, object? variables = null)
    {
        var reply = await service!.AskAsync(who, query, variables);
        if (twin is var (_, other))
        {
            Assert.Equal(Lasting(reply), Lasting(await other.AskAsync(who, query, variables)));
            Compared++;
        }

        return reply;
    }

    /// <summary>The audit's entries so far, oldest first.</summary>
    internal IReadOnlyList<JsonElement> Audit()
    {
        using var audit = AuditFile.OpenSnapshot(AuditFileName);
        return [.. audit.Chains().SelectMany(chain => audit.Entries(chain.Id)).Select(line => JsonDocument.Parse(line.Body).RootElement)];
    }

    public async ValueTask DisposeAsync()
    {
        if (twin is var (store, other))
        {
            await other.DisposeAsync();
            await store.DisposeAsync();
        }

        if (service is not null)
            await service.DisposeAsync();
        await Store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>An answer without the moment and the name of its request.</summary>
    private static string Lasting(Reply reply) => Passing().Replace(reply.Root.GetRawText(), "$1\"…\"");

    [GeneratedRegex("(\"(?:generatedAt|requestId)\":)\"[^\"]+\"")]
    private static partial Regex Passing();
}
