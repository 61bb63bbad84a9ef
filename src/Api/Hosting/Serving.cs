using TalentGraph.Api.Commands;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Hosting;

/// <summary>One process serves an embedded store: the ledger and the caches are its alone. Verbs may run beside it.</summary>
internal static class Serving
{
    /// <summary>Takes the store's lock.</summary>
    /// <param name="file">The store.</param>
    /// <exception cref="RefusedException">Another process serves it.</exception>
    public static ServingLock Take(StoreFile file) =>
        ServingLock.TryTake(file.Path) ?? throw new RefusedException($"Another process serves {file.Path}.");
}
