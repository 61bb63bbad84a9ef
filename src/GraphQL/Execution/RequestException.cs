namespace TalentGraph.GraphQL.Execution;

/// <summary>What a resolver throws when the caller is to read why: the code and the message go out as they are.</summary>
public sealed class RequestException : Exception
{
    /// <summary>An expected refusal.</summary>
    /// <param name="code">One of <see cref="Codes"/>.</param>
    /// <param name="message">For the caller; never another person's data, never an id out of scope.</param>
    /// <param name="inner">The cause, for the log; null when there is none.</param>
    /// <exception cref="ArgumentException">The code is not in the list.</exception>
    public RequestException(string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        if (!Codes.All.Contains(code))
            throw new ArgumentException($"'{code}' is not a code of the contract.", nameof(code));
        Code = code;
    }

    /// <summary>One of <see cref="Codes"/>.</summary>
    public string Code { get; }

    /// <summary>Milliseconds until it is worth trying again, with RATE_LIMITED; null otherwise.</summary>
    public int? RetryAfterMs { get; init; }
}
