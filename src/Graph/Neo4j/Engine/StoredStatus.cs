using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Engine;

/// <summary>What the store says of itself.</summary>
/// <param name="Version">The last commit.</param>
/// <param name="Today">The day it lives at; null: the clock's.</param>
/// <param name="NameOrder">The version of the order its names are keyed by; null: none yet.</param>
/// <param name="HoldsRecords">Whether it has ever been given a record.</param>
/// <param name="Unfinished">The import that was cut off, or still runs; null: none.</param>
/// <param name="Content">What that import is known by; null: there is none, or it was not named.</param>
/// <param name="NationalIdKey">What the key of its national ids is known by; null: not noted.</param>
internal sealed record StoredStatus(Version Version, DateOnly? Today, string? NameOrder, bool HoldsRecords, string? Unfinished, string? Content, string? NationalIdKey)
{
    /// <summary>Reads it.</summary>
    public static async Task<StoredStatus> ReadAsync(CypherRunner runner, CancellationToken cancellationToken)
    {
        CypherTable table = await runner.ReadAsync("status", cancellationToken).ConfigureAwait(false);
        return new StoredStatus(
            VersionIn(table, "status"),
            table["today"].IsNull(0) ? null : table["today"].Day(0),
            table["nameOrder"].TextOrNull(0),
            table["holdsRecords"].Flag(0),
            table["unfinished"].TextOrNull(0),
            table["content"].TextOrNull(0),
            table["nationalIdKey"].TextOrNull(0));
    }

    /// <summary>The version that a query about the store gave.</summary>
    /// <exception cref="GraphStoreException">The store's own node is gone, or is not as it was made.</exception>
    public static Version VersionIn(CypherTable table, string query) =>
        table.Count > 0 && !table["version"].IsNull(0)
            ? new Version(table["version"].Whole(0))
            : throw new GraphStoreException(StoreCodes.NoStore, query, isTransient: false, null);
}
