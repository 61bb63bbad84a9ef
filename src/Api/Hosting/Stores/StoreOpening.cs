using System.Diagnostics;
using TalentGraph.Api.Hosting.Settings;
#if USE_NEO4J_DRIVER
using TalentGraph.Graph.Bolt;
#endif
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Hosting.Stores;

/// <summary>Opens stores by their addresses, with the deployment's user, times and limits.</summary>
/// <param name="settings">The section <c>Store</c>.</param>
/// <param name="environment">The content root, where relative paths start.</param>
/// <param name="time">Stamps commits.</param>
/// <param name="logs">What a transport logs.</param>
internal sealed class StoreOpening(StoreSettings settings, IHostEnvironment environment, TimeProvider time, ILoggerFactory logs)
{
    /// <summary>Opens a store, making or migrating it first.</summary>
    /// <param name="address">Which.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="GraphStoreException">It cannot be reached or opened, or was written by a newer build.</exception>
    public async Task<ITalentStore> OpenAsync(StoreAddress address, CancellationToken cancellationToken) => address switch
    {
        EmbeddedStore embedded => await SqliteTalentStore.OpenAsync(embedded.Path, time, cancellationToken),
#if USE_NEO4J_DRIVER
        ServerStore { Database: var database } when !database.Scheme.StartsWith("http", StringComparison.Ordinal) => await Neo4jTalentStore.OpenAsync(
            new BoltTransport(BoltAddress.Parse(database.OriginalString), settings.SignInFrom(environment.ContentRootPath), settings.Neo4j, logs.CreateLogger<BoltTransport>(), time),
            new Neo4jStoreOptions(),
            time,
            cancellationToken),
#endif
        ServerStore server => await Neo4jTalentStore.OpenAsync(
            new QueryApiTransport(server.Database, settings.SignInFrom(environment.ContentRootPath), settings.Neo4j, logs.CreateLogger<QueryApiTransport>(), time),
            new Neo4jStoreOptions(),
            time,
            cancellationToken),
        _ => throw new UnreachableException(),
    };
}
