using System.Globalization;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>The audit of a backup beside the place that it is to take; gone when this is disposed, unless it took it.</summary>
/// <param name="path">The audit's file.</param>
/// <param name="backup">When the backup was made.</param>
internal sealed class AuditDraft(string path, DateTimeOffset backup) : IDisposable
{
    /// <summary>Where its entries are unpacked.</summary>
    public string Entries { get; } = $"{path}.{Guid.NewGuid():N}.restoring";

    /// <summary>Where the public keys of its roots are unpacked.</summary>
    public string Keys => Entries + ".pem";

    /// <summary>Whether the audit that is here has not the last root of the backup's: it is another one.</summary>
    public bool IsAnother => File.Exists(path) && !GoesOn();

    /// <summary>Takes the place of an audit that is not there, or is another one, which is kept beside it.</summary>
    /// <param name="note">Takes what the user should know.</param>
    public void PutInPlace(Action<string> note)
    {
        if (IsAnother)
            SetAside(note);
        if (File.Exists(path))
            return;
        File.Move(Keys, AuditSeal.PublicKeyOf(path), overwrite: true);
        SqliteBackup.PutInPlace(Entries, path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(Entries);
        File.Delete(Keys);
    }

    private bool GoesOn()
    {
        using var before = AuditFile.OpenSnapshot(Entries);
        using var now = AuditFile.OpenSnapshot(path);
        return before.Roots().LastOrDefault() is { } last && now.Roots().Any(root => root.Hash.AsSpan().SequenceEqual(last.Hash));
    }

    private void SetAside(Action<string> note)
    {
        var aside = Path.ChangeExtension(path, string.Create(CultureInfo.InvariantCulture, $".before-{backup:yyyyMMdd'T'HHmmss'Z'}.db"));
        SqliteBackup.Fold(path);
        File.Move(path, aside, overwrite: false);
        if (File.Exists(AuditSeal.PublicKeyOf(path)))
            File.Move(AuditSeal.PublicKeyOf(path), AuditSeal.PublicKeyOf(aside), overwrite: false);
        note($"The audit that was here does not go on from the backup's and is kept as {aside}.");
    }
}
