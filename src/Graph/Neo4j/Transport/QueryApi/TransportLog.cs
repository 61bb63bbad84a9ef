using Microsoft.Extensions.Logging;

namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>Log events 2000 to 2009. They name query files and codes, never a statement or a value.</summary>
/// <param name="logger">The log.</param>
internal sealed partial class TransportLog(ILogger logger)
{
    [LoggerMessage(2000, LogLevel.Warning, "{Query} failed with {Code}; try {Try} follows in {Milliseconds} ms.")]
    public partial void Retrying(string query, string code, int @try, double milliseconds);

    [LoggerMessage(2001, LogLevel.Error, "Neo4j leaves too much unanswered, last {Query} with {Code}; it is left alone for {Seconds} s.")]
    public partial void Opened(string query, string code, double seconds);

    [LoggerMessage(2002, LogLevel.Information, "Neo4j answers again.")]
    public partial void Closed();

    [LoggerMessage(2003, LogLevel.Warning, "The way to Neo4j at {Host} is not encrypted: whoever can listen reads the password and the graph.")]
    public partial void Plain(string host);
}
