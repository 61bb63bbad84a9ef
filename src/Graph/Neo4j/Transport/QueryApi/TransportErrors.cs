namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>Which code means what to a caller; the only place that knows. The server's own codes begin with <c>Neo.</c></summary>
internal static class TransportErrors
{
    /// <summary>No connection, or one that broke.</summary>
    public const string Unreachable = "UNREACHABLE";

    /// <summary>The server's certificate is not believed, or it speaks no TLS.</summary>
    public const string Untrusted = "TLS";

    /// <summary>No whole answer in time.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The server has left too much unanswered, and is left alone for a while.</summary>
    public const string CircuitOpen = "CIRCUIT_OPEN";

    /// <summary>Too many statements wait for their turn.</summary>
    public const string TooBusy = "TOO_BUSY";

    /// <summary>What answered does not speak the Query API as of Neo4j 5.26.</summary>
    public const string Protocol = "PROTOCOL";

    /// <summary>The file with the password or token cannot be read.</summary>
    public const string NoSecret = "SECRET_FILE";

    /// <summary>The server named an error in a way that is no code.</summary>
    public const string Unknown = "Neo.Unknown";

    /// <summary>The database knows nothing of a bookmark: it is another one, or was restored.</summary>
    public const string InvalidBookmark = "Neo.ClientError.Transaction.InvalidBookmark";

    /// <summary>A status that came without a code.</summary>
    public static string OfStatus(int status) => $"HTTP_{status}";

    /// <summary>
    /// Whether trying again may help: what the server calls transient, but for what somebody has stopped on purpose, and
    /// what it calls the client's fault only because a cluster's leader has just moved, or because it has just started and
    /// does not know its databases yet.
    /// </summary>
    public static bool IsTransient(string code) => code switch
    {
        "Neo.TransientError.Transaction.Terminated" or "Neo.TransientError.Transaction.LockClientStopped" => false,
        "Neo.ClientError.Cluster.NotALeader" or "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"
            or "Neo.ClientError.Database.DatabaseNotFound" => true,
        _ => code.StartsWith("Neo.TransientError.", StringComparison.Ordinal),
    };
}
