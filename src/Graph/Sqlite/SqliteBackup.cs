using TalentGraph.Graph.Sqlite.Engine;

namespace TalentGraph.Graph.Sqlite;

/// <summary>Copies SQLite files that are in use, and puts a copy in the place of a file that is not.</summary>
public static class SqliteBackup
{
    private const string Common = "PRAGMA busy_timeout = 5000;";

    /// <summary>Copies a file as of its last commit, while others read and write it, and checks the copy.</summary>
    /// <param name="source">The file, which must be there.</param>
    /// <param name="target">The copy: one file without a journal, for its owner alone; must not be there.</param>
    /// <param name="progress">Told the share that is copied, 0 to 1; null: nobody.</param>
    /// <param name="cancellationToken">Stops it; no copy is left.</param>
    /// <exception cref="GraphStoreException">The file cannot be read, is damaged, or the copy cannot be written.</exception>
    public static Task TakeAsync(string source, string target, Action<double>? progress, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using Connection from = Connection.Open(source, Common);
            StoreFile.Prepare(target);
            bool done = false;
            try
            {
                using (Connection to = Connection.Open(target, Common + "PRAGMA synchronous = OFF;"))
                {
                    from.CopyTo(to, progress ?? (static _ => { }), cancellationToken);
                    to.Watched(() => Check(to), CancellationToken.None, cancellationToken);
                }

                Fold(target);
                done = true;
            }
            finally
            {
                if (!done)
                    Delete(target);
            }
        },
        cancellationToken);

    /// <summary>Puts a file in the place of another, whole or not at all; nobody may have either open.</summary>
    /// <param name="copy">The new file, in the same folder as the other; gone afterwards.</param>
    /// <param name="target">The file to be replaced; need not be there, and may be damaged.</param>
    /// <exception cref="GraphStoreException">One of the files is open elsewhere, or cannot be moved.</exception>
    public static void PutInPlace(string copy, string target)
    {
        Fold(copy);
        if (File.Exists(target))
            Free(target);
        try
        {
            File.Move(copy, target, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GraphStoreException("CANNOT_REPLACE", "restore", isTransient: false, error);
        }
    }

    /// <summary>Brings what the journal holds into the file itself and deletes the journal.</summary>
    /// <exception cref="GraphStoreException">Somebody has the file open, or it is no SQLite file.</exception>
    public static void Fold(string path)
    {
        using Connection file = Connection.Open(path, Common);
        using Statement mode = file.Prepare("PRAGMA journal_mode = DELETE", "fold");
        if (mode.Step() && mode.Text(0) != "delete")
            throw new GraphStoreException(StoreErrors.Busy, "fold", isTransient: true, null);
    }

    /// <summary>The number of the last migration that a store's file has.</summary>
    /// <exception cref="GraphStoreException">It is no SQLite file.</exception>
    public static int SchemaOf(string path)
    {
        using Connection file = Connection.Open(path, Common);
        using Statement version = file.Prepare("PRAGMA user_version", "schema");
        version.Step();
        return (int)version.Whole(0);
    }

    /// <summary>A journal that stayed behind would be taken for the new file's: its pages would overwrite the new ones.</summary>
    private static void Free(string target)
    {
        try
        {
            Fold(target);
        }
        catch (GraphStoreException error) when (!error.IsTransient)
        {
            // Not a file that SQLite can read: what lies beside it belongs to nothing.
            File.Delete(target + "-wal");
            File.Delete(target + "-shm");
            File.Delete(target + "-journal");
        }
    }

    private static bool Check(Connection copy)
    {
        using Statement check = copy.Prepare("PRAGMA quick_check(1)", "quick_check");
        return check.Step() && check.Text(0) == "ok"
            ? true
            : throw new GraphStoreException(StoreErrors.Corrupt, "quick_check", isTransient: false, null);
    }

    private static void Delete(string path)
    {
        foreach (string end in (string[])["", "-wal", "-shm", "-journal"])
            File.Delete(path + end);
    }
}
