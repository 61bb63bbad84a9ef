using TalentGraph.Api.Commands;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Hosting;

/// <summary>One process serves an embedded store: the ledger and the caches are its alone. Verbs may run beside it.</summary>
internal static class Serving
{
    /// <summary>Takes the store's lock.</summary>
    /// <param name="file">The store.</param>
    /// <exception cref="RefusedException">Another process serves it.</exception>
    public static ServingLock Take(StoreFile file) => Take(file.Path);

    /// <summary>Takes the lock of a store by its file.</summary>
    /// <exception cref="RefusedException">Another process serves it.</exception>
    public static ServingLock Take(string path) => ServingLock.TryTake(path) ?? throw new RefusedException($"Another process serves {path}.");
}
