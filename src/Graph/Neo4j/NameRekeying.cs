using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Records;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Writing;

namespace TalentGraph.Graph.Neo4j;

/// <summary>Writes the sort keys of all names anew when the order they were made by is not this machine's.</summary>
internal static class NameRekeying
{
    private const int AtOnce = CypherStatement.MostRowsWritten;

    /// <exception cref="GraphStoreException">Another writer kept its place, or took this one.</exception>
    public static async Task ApplyAsync(CypherRunner runner, Neo4jStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await IsCurrentAsync(runner, cancellationToken).ConfigureAwait(false))
            return;
        WriterPlace place = await WriterPlace.TakeAsync(runner, options.OpeningWait, options.Lease, time, cancellationToken).ConfigureAwait(false);
        try
        {
            // Whoever had the place may have been keying them.
            if (await IsCurrentAsync(runner, cancellationToken).ConfigureAwait(false))
                return;
            long batch = 0;
            foreach (RecordType type in RecordTypes.All.Where(t => SearchText.LabelOf(t) is not null))
                batch = await RekeyAsync(runner, type, place, batch, options, time, cancellationToken).ConfigureAwait(false);
            Require(await runner.WriteAsync(
                "name_order", cancellationToken, ("session", place.Session), ("fence", place.Fence), ("nameOrder", PinyinOrder.Version)).ConfigureAwait(false));
        }
        finally
        {
            await place.EndAsync(runner, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task<bool> IsCurrentAsync(CypherRunner runner, CancellationToken cancellationToken) =>
        (await StoredStatus.ReadAsync(runner, cancellationToken).ConfigureAwait(false)).NameOrder == PinyinOrder.Version;

    /// <summary>Writes every record of a type as it is: the rows carry the key, and no change is logged.</summary>
    private static async Task<long> RekeyAsync(
        CypherRunner runner, RecordType type, WriterPlace place, long batch, Neo4jStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var queries = new RecordQueries(runner);
        string? after = "";
        while (after is not null)
        {
            List<Found> page = await queries.PageAsync(type, after, cancellationToken).ConfigureAwait(false);
            after = page.Count == RecordQueries.PageRows(type) ? page[^1].Key : null;
            foreach (Found[] some in page.Chunk(AtOnce))
            {
                var statement = new WriteStatement(new Portion([new(type, some)], []), place, ++batch);
                foreach ((string name, object? value) in (ReadOnlySpan<(string, object?)>)
                    [("changes", Array.Empty<string>()), ("import", null), ("content", null), ("source", "rekey"), ("at", RowWriter.Text(time.GetUtcNow())),
                     ("lease", WriterPlace.Milliseconds(options.Lease))])
                    statement.Parameters.Add(name, value);
                Require(await runner.WriteAsync("batch", statement.TextIn("batch"), statement.Parameters, cancellationToken).ConfigureAwait(false));
            }
        }

        return batch;
    }

    /// <summary>A write that found another writer gives no row; one that was sent twice gives none, either, and keying is begun anew at the next start.</summary>
    private static void Require(CypherTable written)
    {
        if (written.Count == 0)
            throw new GraphStoreException(StoreCodes.Overtaken, "rekey", isTransient: true, null);
    }
}
