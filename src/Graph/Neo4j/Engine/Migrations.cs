using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Writing;

namespace TalentGraph.Graph.Neo4j.Engine;

/// <summary>
/// Brings a database to this build's schema: numbered migrations, each once. Schema statements are transactions of their
/// own, so every one of them may be run again, and the one writer's place keeps two replicas from migrating at once.
/// </summary>
internal static class Migrations
{
    /// <summary>Applies what is missing.</summary>
    /// <exception cref="GraphStoreException">A newer build migrated it, or another writer kept its place.</exception>
    public static async Task ApplyAsync(CypherRunner runner, Neo4jStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyValuePair<string, string>> all = CypherFiles.Migrations;
        int? applied = await AppliedAsync(runner, cancellationToken).ConfigureAwait(false);
        if (applied == all.Count)
            return;
        // The first one makes the node on which writers take turns: it must be there before one can.
        if (applied is null)
            await RunAsync(runner, all[0], cancellationToken).ConfigureAwait(false);
        WriterPlace place = await WriterPlace.TakeAsync(runner, options.OpeningWait, options.Lease, time, cancellationToken).ConfigureAwait(false);
        try
        {
            for (int next = await AppliedAsync(runner, cancellationToken).ConfigureAwait(false) ?? 0; next < all.Count; next++)
            {
                await RunAsync(runner, all[next], cancellationToken).ConfigureAwait(false);
                CypherTable noted = await runner.WriteAsync(
                    "migrated", cancellationToken, ("session", place.Session), ("fence", place.Fence), ("schema", next + 1)).ConfigureAwait(false);
                if (noted.Count == 0)
                    throw new GraphStoreException(StoreCodes.Overtaken, all[next].Key, isTransient: true, null);
                await place.KeepAsync(runner, options.Lease, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await place.EndAsync(runner, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(CypherRunner runner, KeyValuePair<string, string> migration, CancellationToken cancellationToken)
    {
        foreach (string statement in CypherFiles.Statements(migration.Value))
            await runner.WriteAsync(migration.Key, statement.TrimEnd(';'), [], cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int?> AppliedAsync(CypherRunner runner, CancellationToken cancellationToken)
    {
        CypherTable table = await runner.ReadAsync("schema", cancellationToken).ConfigureAwait(false);
        if (table.Count == 0)
            return null;
        long applied = table["schema"].Whole(0);
        return applied <= CypherFiles.Migrations.Count
            ? (int)applied
            : throw new GraphStoreException(StoreCodes.NewerSchema, "schema", isTransient: false, null);
    }
}
