namespace TalentGraph.Api.Hosting;

/// <summary>A file that its owner alone may read (mode 0600): keys, the store, the audit.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file's bytes; where there is no file, those that <paramref name="make"/> gives, kept.</summary>
    /// <param name="path">The file; its folder is made when missing.</param>
    /// <param name="make">Makes the content once.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static byte[] ReadOrMake(string path, Func<byte[]> make)
    {
        if (File.Exists(path))
            return File.ReadAllBytes(path);

        // Written whole under another name first: a second process reads all of it or finds none.
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var stream = Open(draft, FileMode.CreateNew))
            stream.Write(make());
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>Makes the file, empty, unless it is there, so that a library that opens it by name finds the right mode.</summary>
    /// <param name="path">The file; its folder is made when missing.</param>
    public static void Touch(string path) => Open(path, FileMode.OpenOrCreate).Dispose();

    /// <summary>Opens it for this process alone.</summary>
    /// <param name="path">The file; its folder is made when missing.</param>
    /// <param name="mode">Whether it may or must be new.</param>
    /// <exception cref="IOException">Another process holds it.</exception>
    public static FileStream Open(string path, FileMode mode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
