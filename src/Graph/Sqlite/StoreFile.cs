namespace TalentGraph.Graph.Sqlite;

/// <summary>Makes the store's file before SQLite does, so that nobody but its owner may ever read it.</summary>
internal static class StoreFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder and an empty file where there is none, and closes a file that stands open to others.</summary>
    /// <exception cref="GraphStoreException">The file cannot be made.</exception>
    public static void Prepare(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (Open(path, FileShare.ReadWrite | FileShare.Delete))
            {
            }

            // SQLite gives its journal files the mode of the store.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GraphStoreException("CANNOT_OPEN", "open", isTransient: false, error);
        }
    }

    /// <summary>Opens a file for its owner, making it where there is none.</summary>
    public static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
