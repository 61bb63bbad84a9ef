namespace TalentGraph.Graph.Neo4j.Transport;

/// <summary>
/// Section <c>Store:Neo4j</c>: how long a Neo4j server is waited for, how often it is asked again, and how much is asked at once.
/// </summary>
public sealed class TransportOptions
{
    /// <summary>How long one try of a statement that reads may take, its answer's last byte included.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// How long a statement that reads may take in all: waiting for its turn, tries and the pauses between them. Shorter than
    /// an operation may take, so that whoever waits for one learns that it is the store that does not answer.
    /// </summary>
    public TimeSpan ReadTotalTimeout { get; set; } = TimeSpan.FromSeconds(9);

    /// <summary>How long one try of a statement that writes, or scans, may take.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a statement that writes, or scans, may take in all.</summary>
    public TimeSpan WriteTotalTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How often a statement is tried again after a fault that may pass; 0: never.</summary>
    public int Retries { get; set; } = 4;

    /// <summary>The pause before the first new try; each further one about doubles it, by chance more or less.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause between two tries.</summary>
    public TimeSpan MostRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The share of tries that the server must leave unanswered before it is left alone for a while; in (0, 1].</summary>
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>How many tries within <see cref="BreakerWindow"/> that share is taken of, at least; ≥ 2.</summary>
    public int BreakerLeastTries { get; set; } = 8;

    /// <summary>How far back the breaker looks.</summary>
    public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server is left alone; statements fail at once meanwhile.</summary>
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How many requests may be with the server at once.</summary>
    public int RequestsInFlight { get; set; } = 8;

    /// <summary>How many more may wait for their turn; one beyond them fails at once.</summary>
    public int RequestsWaiting { get; set; } = 1_000;

    /// <summary>How many connections are kept to the server; fewer than <see cref="RequestsInFlight"/> make requests wait for one.</summary>
    public int Connections { get; set; } = 16;

    /// <summary>How long to connect may take.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a connection is used before it is made anew, so that a changed address is found.</summary>
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A PEM file with the authorities that alone are believed for <c>https</c>; null: those of the machine.</summary>
    public string? CaFile { get; set; }

    /// <summary>The same for whoever has time: reads may take as long as writes.</summary>
    public TransportOptions Patient()
    {
        var patient = (TransportOptions)MemberwiseClone();
        patient.ReadTimeout = ReadTimeout > WriteTimeout ? ReadTimeout : WriteTimeout;
        patient.ReadTotalTimeout = ReadTotalTimeout > WriteTotalTimeout ? ReadTotalTimeout : WriteTotalTimeout;
        return patient;
    }

    /// <summary>What is wrong with them, each naming its setting; none: nothing.</summary>
    public IEnumerable<string> Faults()
    {
        foreach ((string name, TimeSpan value) in new[]
        {
            (nameof(ReadTimeout), ReadTimeout), (nameof(ReadTotalTimeout), ReadTotalTimeout),
            (nameof(WriteTimeout), WriteTimeout), (nameof(WriteTotalTimeout), WriteTotalTimeout),
            (nameof(RetryDelay), RetryDelay), (nameof(MostRetryDelay), MostRetryDelay),
            (nameof(BreakerPause), BreakerPause), (nameof(BreakerWindow), BreakerWindow),
            (nameof(ConnectTimeout), ConnectTimeout), (nameof(ConnectionLifetime), ConnectionLifetime),
        })
        {
            // The bounds that the resilience library itself has for a timeout and a pause.
            if (value < TimeSpan.FromMilliseconds(10) || value > TimeSpan.FromHours(24))
                yield return $"Store:Neo4j:{name} must lie between 10 milliseconds and a day, not {value}.";
        }

        if (BreakerPause < TimeSpan.FromMilliseconds(500) || BreakerWindow < TimeSpan.FromMilliseconds(500))
            yield return "Store:Neo4j:BreakerPause and Store:Neo4j:BreakerWindow must be at least half a second.";
        if (ReadTotalTimeout < ReadTimeout)
            yield return "Store:Neo4j:ReadTotalTimeout must not be shorter than Store:Neo4j:ReadTimeout.";
        if (WriteTotalTimeout < WriteTimeout)
            yield return "Store:Neo4j:WriteTotalTimeout must not be shorter than Store:Neo4j:WriteTimeout.";
        if (MostRetryDelay < RetryDelay)
            yield return "Store:Neo4j:MostRetryDelay must not be shorter than Store:Neo4j:RetryDelay.";
        if (Retries is < 0 or > 20)
            yield return $"Store:Neo4j:Retries must lie between 0 and 20, not {Retries}.";
        if (BreakerFailureRatio is not (> 0 and <= 1))
            yield return $"Store:Neo4j:BreakerFailureRatio must lie above 0 and at most at 1, not {BreakerFailureRatio}.";
        if (BreakerLeastTries < 2)
            yield return $"Store:Neo4j:BreakerLeastTries must be at least 2, not {BreakerLeastTries}.";
        if (RequestsInFlight < 1)
            yield return $"Store:Neo4j:RequestsInFlight must be at least 1, not {RequestsInFlight}.";
        if (RequestsWaiting < 0)
            yield return $"Store:Neo4j:RequestsWaiting must not be negative, not {RequestsWaiting}.";
        if (Connections < 1)
            yield return $"Store:Neo4j:Connections must be at least 1, not {Connections}.";
        if (CaFile is not null && !File.Exists(CaFile))
            yield return $"Store:Neo4j:CaFile is no file: '{CaFile}'.";
    }
}
