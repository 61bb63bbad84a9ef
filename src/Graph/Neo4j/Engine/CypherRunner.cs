using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Engine;

/// <summary>Runs query files: the store's one way to the server.</summary>
internal sealed class CypherRunner(ICypherTransport transport) : IAsyncDisposable
{
    /// <summary>Runs a query that reads.</summary>
    public Task<CypherTable> ReadAsync(string query, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        transport.RunAsync(new CypherStatement(query, CypherFiles.Text(query), Named(parameters), CypherAccess.Read), cancellationToken);

    /// <summary>Runs a text made of query files, which reads.</summary>
    public Task<CypherTable> ReadTextAsync(string query, string text, Dictionary<string, object?> parameters, CancellationToken cancellationToken) =>
        transport.RunAsync(new CypherStatement(query, text, parameters, CypherAccess.Read), cancellationToken);

    /// <summary>Runs a query that reads a large page, for which nobody waits at a screen.</summary>
    public Task<CypherTable> ScanAsync(string query, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        transport.RunAsync(new CypherStatement(query, CypherFiles.Text(query), Named(parameters), CypherAccess.Scan), cancellationToken);

    /// <summary>Runs a query that writes and is idempotent.</summary>
    public Task<CypherTable> WriteAsync(string query, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        WriteAsync(query, CypherFiles.Text(query), Named(parameters), cancellationToken);

    /// <summary>Runs a text made of query files.</summary>
    public Task<CypherTable> WriteAsync(string query, string text, Dictionary<string, object?> parameters, CancellationToken cancellationToken) =>
        transport.RunAsync(new CypherStatement(query, text, parameters, CypherAccess.Write), cancellationToken);

    public ValueTask DisposeAsync() => transport.DisposeAsync();

    private static Dictionary<string, object?> Named(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var named = new Dictionary<string, object?>(parameters.Length, StringComparer.Ordinal);
        foreach ((string name, object? value) in parameters)
            named.Add(name, value);
        return named;
    }
}
