using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Neo4j.Driver;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Bookmarks = TalentGraph.Graph.Neo4j.Transport.QueryApi.Bookmarks;
using DriverBookmarks = Neo4j.Driver.Bookmarks;

namespace TalentGraph.Graph.Bolt;

/// <summary>Speaks Bolt through Neo4j's official driver: one statement, one auto-commit transaction.</summary>
/// <remarks>
/// The driver's own retries are for managed transactions, which run a function again and again; our statements are single and
/// idempotent, so that the same policies as over HTTP stand around each (<see cref="Resilience"/>), and a statement behaves alike
/// whichever way it went. The driver keeps the connections, finds a cluster's leader and signs in.
/// </remarks>
public sealed class BoltTransport : ICypherTransport
{
    private readonly IDriver driver;
    private readonly SecretTokens tokens;
    private readonly string database;
    private readonly TransportOptions options;
    private readonly Bookmarks bookmarks;
    private readonly Resilience resilience;

    /// <summary>Makes a transport; nothing is sent yet.</summary>
    /// <param name="address">The server or cluster, and the database.</param>
    /// <param name="signIn">Who asks.</param>
    /// <param name="options">Times and limits; checked by <see cref="TransportOptions.Faults"/>.</param>
    /// <param name="logger">Takes retries and outages.</param>
    /// <param name="time">Times tries and pauses.</param>
    public BoltTransport(BoltAddress address, Neo4jSignIn signIn, TransportOptions options, ILogger<BoltTransport> logger, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(signIn);
        database = address.Database;
        this.options = options;
        var log = new TransportLog(logger);
        if (!address.IsEncrypted && !address.Server.IsLoopback)
            log.Plain(address.Server.Host);
        bookmarks = new Bookmarks(time);
        resilience = new Resilience(options, log, time);
        tokens = new SecretTokens(signIn);
        driver = GraphDatabase.Driver(ServerOf(address, options), tokens, config => Configure(config, address, options));
    }

    /// <inheritdoc/>
    public async Task<CypherTable> RunAsync(CypherStatement statement, CancellationToken cancellationToken) =>
        (await AskAsync(statement, "", cancellationToken).ConfigureAwait(false)).Table;

    /// <inheritdoc/>
    public async Task<CypherPlan> ExplainAsync(CypherStatement statement, CancellationToken cancellationToken) =>
        (await AskAsync(statement, "EXPLAIN ", cancellationToken).ConfigureAwait(false)).Plan
        ?? throw new GraphStoreException(TransportErrors.Protocol, statement.Query, isTransient: false, null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await driver.DisposeAsync().ConfigureAwait(false);
        await resilience.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>With authorities of our own TLS is asked for by options, which the driver refuses beside <c>+s</c>.</summary>
    private static Uri ServerOf(BoltAddress address, TransportOptions options) => address.IsEncrypted && options.CaFile is not null
        ? new UriBuilder(address.Server) { Scheme = address.Server.Scheme.Split('+')[0] }.Uri
        : address.Server;

    private static void Configure(ConfigBuilder config, BoltAddress address, TransportOptions options)
    {
        config
            .WithMaxConnectionPoolSize(options.Connections)
            .WithConnectionAcquisitionTimeout(options.ReadTimeout)
            .WithConnectionTimeout(options.ConnectTimeout)
            .WithMaxConnectionLifetime(options.ConnectionLifetime)
            .WithSocketKeepAliveEnabled(true)
            // Our pages are small enough for one message; the driver would ask for them a thousand rows at a time.
            .WithFetchSize(Config.Infinite)
            .WithNotificationsDisabled()
            .WithTelemetryDisabled();
        if (address.IsEncrypted && options.CaFile is { } file)
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            config.WithEncryptionLevel(EncryptionLevel.Encrypted).WithTrustManager(TrustManager.CreateCertTrust(authorities));
        }
    }

    private Task<Answer> AskAsync(CypherStatement statement, string prefix, CancellationToken cancellationToken) =>
        resilience.RunAsync(statement, (asked, token) => TryAsync(asked, prefix, token), cancellationToken);

    /// <summary>
    /// One try. The driver cannot be told to stop: whoever stops waiting leaves the try behind, which ends by itself when the
    /// server's own limit of time ends the statement, or the connection breaks.
    /// </summary>
    private async ValueTask<Answer> TryAsync(CypherStatement statement, string prefix, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<string> sent = bookmarks.Seen;
        Task<Answer> asked = SendAsync(statement, prefix, sent);
        try
        {
            return await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!asked.IsCompleted)
        {
            _ = asked.ContinueWith(
                static left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private async Task<Answer> SendAsync(CypherStatement statement, string prefix, IReadOnlyList<string> sent)
    {
        TransportMeter.Sent();
        try
        {
            return await ReadAsync(statement, prefix, sent).ConfigureAwait(false);
        }
        catch (Neo4jException e)
        {
            if (e is SecurityException)
                tokens.Forget();
            if (e.Code == TransportErrors.InvalidBookmark)
                bookmarks.Forget(sent);
            throw BoltErrors.Of(e, statement.Query);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            throw new GraphStoreException(TransportErrors.Protocol, statement.Query, isTransient: false, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GraphStoreException(TransportErrors.NoSecret, statement.Query, isTransient: false, e);
        }
        finally
        {
            TransportMeter.Returned();
        }
    }

    private async Task<Answer> ReadAsync(CypherStatement statement, string prefix, IReadOnlyList<string> sent)
    {
        IAsyncSession session = driver.AsyncSession(config => config
            .WithDatabase(database)
            .WithDefaultAccessMode(statement.Access == CypherAccess.Write ? AccessMode.Write : AccessMode.Read)
            .WithBookmarks(DriverBookmarks.From([.. sent])));
        await using (session.ConfigureAwait(false))
        {
            IResultCursor cursor = await session.RunAsync(
                prefix + statement.Text,
                BoltValues.Sent(statement.Parameters),
                config => config.WithTimeout(statement.Access == CypherAccess.Read ? options.ReadTimeout : options.WriteTimeout)).ConfigureAwait(false);
            string[] fields = await cursor.KeysAsync().ConfigureAwait(false);
            CypherColumn[] columns = [.. fields.Select(_ => new CypherColumn())];
            int count = 0;
            while (await cursor.FetchAsync().ConfigureAwait(false))
            {
                for (int i = 0; i < columns.Length; i++)
                    columns[i].Add(BoltValues.Received(cursor.Current[i]));
                count++;
            }

            IResultSummary summary = await cursor.ConsumeAsync().ConfigureAwait(false);
            string[] received = session.LastBookmarks?.Values ?? [];
            bookmarks.Add(sent, received);
            var table = new CypherTable(fields, columns, count, CountersOf(summary.Counters));
            return new Answer(table, summary.HasPlan ? PlanOf(summary.Plan) : null, received, Error: null);
        }
    }

    private static CypherCounters CountersOf(ICounters counters) => new(
        counters.NodesCreated, counters.NodesDeleted, counters.RelationshipsCreated, counters.RelationshipsDeleted, counters.PropertiesSet);

    private static CypherPlan PlanOf(IPlan plan) => new(
        plan.OperatorType.Split('@')[0],
        plan.Arguments.TryGetValue("Details", out object? details) ? details as string ?? "" : "",
        [.. plan.Children.Select(PlanOf)]);
}
