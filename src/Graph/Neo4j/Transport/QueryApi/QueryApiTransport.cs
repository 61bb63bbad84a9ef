using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>Speaks Neo4j's Query API (5.26 and later) over HTTP: one statement, one request, one document.</summary>
/// <remarks>
/// Neo4j 5.26 neither takes a compressed request (it answers 400) nor compresses answers; a gateway before it may do the
/// latter, and is told that it may.
/// </remarks>
public sealed class QueryApiTransport : ICypherTransport
{
    private readonly HttpClient client;
    private readonly Uri endpoint;
    private readonly Neo4jSignIn signIn;
    private readonly Bookmarks bookmarks;
    private readonly Resilience resilience;

    /// <summary>Makes a transport; nothing is sent yet.</summary>
    /// <param name="database"><c>http(s)://host:port/database</c>.</param>
    /// <param name="signIn">Who asks.</param>
    /// <param name="options">Times and limits; checked by <see cref="TransportOptions.Faults"/>.</param>
    /// <param name="logger">Takes retries and outages.</param>
    /// <param name="time">Times tries and pauses.</param>
    /// <exception cref="ArgumentException">The address has no database, or more than one.</exception>
    public QueryApiTransport(Uri database, Neo4jSignIn signIn, TransportOptions options, ILogger<QueryApiTransport> logger, TimeProvider time)
        : this(database, signIn, options, logger, time, Handler(options))
    {
    }

    internal QueryApiTransport(
        Uri database, Neo4jSignIn signIn, TransportOptions options, ILogger<QueryApiTransport> logger, TimeProvider time, HttpMessageHandler handler)
    {
        endpoint = EndpointOf(database);
        this.signIn = signIn;
        var log = new TransportLog(logger);
        if (database.Scheme == Uri.UriSchemeHttp && !database.IsLoopback)
            log.Plain(database.Host);
        bookmarks = new Bookmarks(time);
        resilience = new Resilience(options, log, time);
        // Times are the pipeline's business: it says which of them has run out.
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
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
        client.Dispose();
        await resilience.DisposeAsync().ConfigureAwait(false);
    }

    private static Uri EndpointOf(Uri database)
    {
        string name = database.AbsolutePath.Trim('/');
        return name.Length > 0 && !name.Contains('/', StringComparison.Ordinal)
            ? new Uri(database, $"/db/{name}/query/v2")
            : throw new ArgumentException("The address of a Neo4j server ends with one database: http://host:7474/neo4j.", nameof(database));
    }

    private static SocketsHttpHandler Handler(TransportOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = options.Connections,
            PooledConnectionLifetime = options.ConnectionLifetime,
            ConnectTimeout = options.ConnectTimeout,
            AutomaticDecompression = DecompressionMethods.GZip,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        };
        if (options.CaFile is { } file)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(file);
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        }

        return handler;
    }

    private Task<Answer> AskAsync(CypherStatement statement, string prefix, CancellationToken cancellationToken) =>
        resilience.RunAsync(statement, (asked, token) => TryAsync(asked, prefix, token), cancellationToken);

    private async ValueTask<Answer> TryAsync(CypherStatement statement, string prefix, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> sent = bookmarks.Seen;
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new StatementContent(statement, prefix, sent) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(StatementContent.MediaType));
        request.Headers.Authorization = await HeaderAsync(statement, cancellationToken).ConfigureAwait(false);
        TransportMeter.Sent();
        try
        {
            using HttpResponseMessage response =
                await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            Answer answer = await ReadAsync(response, statement, cancellationToken).ConfigureAwait(false);
            bookmarks.Add(sent, answer.Bookmarks);
            return answer;
        }
        catch (HttpRequestException e) when (e is { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException })
        {
            // Without it the connection broke while it was being secured: the server may be going, or coming.
            throw new GraphStoreException(TransportErrors.Untrusted, statement.Query, isTransient: false, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // A cancellation that nobody asked for is how the handler says that to connect took too long.
            throw new GraphStoreException(TransportErrors.Unreachable, statement.Query, isTransient: true, e);
        }
        catch (GraphStoreException e) when (e.Code == TransportErrors.InvalidBookmark)
        {
            bookmarks.Forget(sent);
            throw new GraphStoreException(e.Code, e.Query, isTransient: sent.Count > 0, null);
        }
        finally
        {
            TransportMeter.Returned();
        }
    }

    private async ValueTask<AuthenticationHeaderValue?> HeaderAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            return await signIn.HeaderAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GraphStoreException(TransportErrors.NoSecret, statement.Query, isTransient: false, e);
        }
    }

    private async Task<Answer> ReadAsync(HttpResponseMessage response, CypherStatement statement, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            signIn.Forget();
        try
        {
            using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            Answer answer = await AnswerReader.ReadAsync(body, cancellationToken).ConfigureAwait(false);
            if (answer.Error is null && response.IsSuccessStatusCode)
                return answer;
            string code = answer.Error ?? TransportErrors.OfStatus(status);
            throw new GraphStoreException(code, statement.Query, status >= 500 || TransportErrors.IsTransient(code), null);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or InvalidDataException)
        {
            // The parser's message may quote the document, so it is not kept.
            throw response.IsSuccessStatusCode
                ? new GraphStoreException(TransportErrors.Protocol, statement.Query, isTransient: false, null)
                : new GraphStoreException(TransportErrors.OfStatus(status), statement.Query, status >= 500, null);
        }
    }
}
