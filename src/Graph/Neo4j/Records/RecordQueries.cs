using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>Reads records by their <c>scan/</c> queries, whichever way they are asked for. Knows no scope.</summary>
internal sealed class RecordQueries(CypherRunner runner)
{
    private const int MostRows = 20_000;
    private const int KeysAtOnce = 5_000;

    /// <summary>Of so many kinds and cadres what there is is about a page.</summary>
    public const int FactsAtOnce = 600;

    private static readonly string[] None = [];

    /// <summary>How many records of a type are read at once: a page is held in memory, here and on the server.</summary>
    public static int PageRows(RecordType type) => type.Name switch
    {
        "run_files" => 4,
        "estimates" => 1_000,
        _ => MostRows,
    };

    /// <summary>What hangs from so many is less than a page: a cadre or class has some tens of a kind, and hundreds of ballots.</summary>
    private static int OwnersAtOnce(RecordType type) => type.Type == typeof(Ballot) ? 50 : 250;

    /// <summary>Records by key.</summary>
    public async Task<List<Found>> ByKeyAsync(RecordType type, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        foreach (string[] some in keys.Distinct(StringComparer.Ordinal).Chunk(Math.Min(KeysAtOnce, PageRows(type))))
            found.AddRange(await RunAsync(type, some, "", 0, None, None, cancellationToken).ConfigureAwait(false));
        return found;
    }

    /// <summary>The next records after a key, in key order; fewer than <see cref="PageRows"/>: there are no more.</summary>
    public Task<List<Found>> PageAsync(RecordType type, string after, CancellationToken cancellationToken) =>
        RunAsync(type, None, after, PageRows(type), None, None, cancellationToken);

    /// <summary>What hangs from cadres, in no order.</summary>
    public Task<List<Found>> OfCadresAsync(RecordType type, IReadOnlyCollection<string> cadres, CancellationToken cancellationToken) =>
        ChunkedAsync(type, cadres, some => RunAsync(type, None, "", 0, some, None, cancellationToken));

    /// <summary>What of several kinds hangs from cadres, in one statement and no order; of each kind so many cadres as go into one.</summary>
    public async Task<IEnumerable<(KindOfCadres Kind, List<Found> Records)>> OfCadresAsync(
        IReadOnlyList<KindOfCadres> kinds, CancellationToken cancellationToken)
    {
        CypherTable table = await runner.ReadTextAsync(
            KindsTogether.Name, KindsTogether.Text(kinds), KindsTogether.Parameters(kinds), cancellationToken).ConfigureAwait(false);
        return KindsTogether.Read(table, kinds);
    }

    /// <summary>What hangs from classes, in no order.</summary>
    public Task<List<Found>> OfClassesAsync(RecordType type, IReadOnlyCollection<string> classes, CancellationToken cancellationToken) =>
        ChunkedAsync(type, classes, some => RunAsync(type, None, "", 0, None, some, cancellationToken));

    /// <summary>Whether a record type can be asked for by what it hangs from.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void Require(RecordType type, string parameter)
    {
        if (!CypherFiles.Text("scan/" + type.Name).Contains("UNWIND $" + parameter, StringComparison.Ordinal))
            throw new ArgumentException($"No store call gives {type.Name} of {parameter}.", nameof(type));
    }

    private static async Task<List<Found>> ChunkedAsync(RecordType type, IReadOnlyCollection<string> owners, Func<string[], Task<List<Found>>> read)
    {
        var found = new List<Found>();
        foreach (string[] some in owners.Chunk(OwnersAtOnce(type)))
            found.AddRange(await read(some).ConfigureAwait(false));
        return found;
    }

    private async Task<List<Found>> RunAsync(
        RecordType type, string[] keys, string after, int rows, string[] cadres, string[] classes, CancellationToken cancellationToken)
    {
        ReadOnlySpan<(string, object?)> parameters = [("keys", keys), ("after", after), ("rows", rows), ("cadres", cadres), ("latest", KindOfCadres.All), ("classes", classes)];
        Task<CypherTable> asked = rows > 0
            ? runner.ScanAsync("scan/" + type.Name, cancellationToken, parameters)
            : runner.ReadAsync("scan/" + type.Name, cancellationToken, parameters);
        CypherTable table = await asked.ConfigureAwait(false);
        return Found.Of(type, table);
    }
}
