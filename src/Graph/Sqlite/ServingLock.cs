namespace TalentGraph.Graph.Sqlite;

/// <summary>Says that a process serves a store: held while it does, given back by the system should it die.</summary>
public sealed class ServingLock : IDisposable
{
    private readonly FileStream held;

    private ServingLock(FileStream held) => this.held = held;

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The store's file; the lock is the file of that name with <c>.serving</c> behind it.</param>
    /// <returns>The lock; null when another process serves this store.</returns>
    /// <exception cref="UnauthorizedAccessException">The lock's file may not be written.</exception>
    public static ServingLock? TryTake(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            return new ServingLock(StoreFile.Open(path + ".serving", FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose() => held.Dispose();
}
