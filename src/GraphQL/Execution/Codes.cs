namespace TalentGraph.GraphQL.Execution;

/// <summary>The closed list of <c>extensions.code</c>.</summary>
public static class Codes
{
    /// <summary>No caller, or a token that is none.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The caller's role may not do this.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>No such object; never said of persons.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>A value that cannot be, coercion included.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The right to read depends on a case that was not named.</summary>
    public const string CaseRequired = "CASE_REQUIRED";

    /// <summary>The object has changed since.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>The same key came with another body.</summary>
    public const string IdempotencyMismatch = "IDEMPOTENCY_MISMATCH";

    /// <summary>The change log does not reach so far back.</summary>
    public const string ResyncRequired = "RESYNC_REQUIRED";

    /// <summary>Over one of the limits; the message names it.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>Too much in too short a time; <c>retryAfterMs</c> says when again.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>The document is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>No document has this hash.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Only listed documents run here.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>The service cannot take this now.</summary>
    public const string NotReady = "NOT_READY";

    /// <summary>The store does not answer.</summary>
    public const string StoreUnavailable = "STORE_UNAVAILABLE";

    /// <summary>The operation took too long.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>A defect of ours; the log has the cause under the request id.</summary>
    public const string Internal = "INTERNAL";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Unauthenticated, Forbidden, NotFound, BadUserInput, CaseRequired, Conflict, IdempotencyMismatch, ResyncRequired,
        LimitExceeded, RateLimited, ParseFailed, ValidationFailed, PersistedQueryNotFound, DocumentNotTrusted, NotReady,
        StoreUnavailable, Timeout, Internal,
    ];
}
