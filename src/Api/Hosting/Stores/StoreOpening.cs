using System.Diagnostics;
using TalentGraph.Api.Hosting.Settings;
#if USE_NEO4J_DRIVER
using TalentGraph.Graph.Bolt;
#endif
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
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
    /// <summary>Opens a store for a verb, making or migrating it first. Nobody waits at a screen: reads may take as long as writes.</summary>
    /// <param name="address">Which.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="GraphStoreException">It cannot be reached or opened, or was written by a newer build.</exception>
    public Task<ITalentStore> OpenAsync(StoreAddress address, CancellationToken cancellationToken) => OpenAsync(address, signIn: null, cancellationToken);

    /// <summary>Opens a store for a verb, as somebody else than the settings name.</summary>
    /// <param name="address">Which.</param>
    /// <param name="signIn">Who asks a server; null: whom the settings name.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="GraphStoreException">It cannot be reached or opened, or was written by a newer build.</exception>
    public Task<ITalentStore> OpenAsync(StoreAddress address, Neo4jSignIn? signIn, CancellationToken cancellationToken) =>
        OpenAsync(address, signIn, settings.Neo4j.Patient(), cancellationToken);

    /// <summary>Opens a store for the service, making or migrating it first.</summary>
    /// <param name="address">Which.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="GraphStoreException">It cannot be reached or opened, or was written by a newer build.</exception>
    public Task<ITalentStore> OpenToServeAsync(StoreAddress address, CancellationToken cancellationToken) =>
        OpenAsync(address, signIn: null, settings.Neo4j, cancellationToken);

    private async Task<ITalentStore> OpenAsync(StoreAddress address, Neo4jSignIn? signIn, TransportOptions options, CancellationToken cancellationToken)
    {
        signIn ??= settings.SignInFrom(environment.ContentRootPath);
        return address switch
        {
            EmbeddedStore embedded => await SqliteTalentStore.OpenAsync(embedded.Path, time, cancellationToken),
#if USE_NEO4J_DRIVER
            ServerStore { Database: var database } when !database.Scheme.StartsWith("http", StringComparison.Ordinal) => await Neo4jTalentStore.OpenAsync(
                new BoltTransport(BoltAddress.Parse(database.OriginalString), signIn, options, logs.CreateLogger<BoltTransport>(), time),
                new Neo4jStoreOptions(),
                time,
                cancellationToken),
#endif
            ServerStore server => await Neo4jTalentStore.OpenAsync(
                new QueryApiTransport(server.Database, signIn, options, logs.CreateLogger<QueryApiTransport>(), time),
                new Neo4jStoreOptions(),
                time,
                cancellationToken),
            _ => throw new UnreachableException(),
        };
    }
}
