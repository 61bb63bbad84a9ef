using System.Globalization;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>
/// The audit's part of a backup: its entries and the public keys of its roots. Neither the key that signs nor the keys
/// of its subjects travel: a backup must not let anybody sign anew, nor bring an erased person back.
/// </summary>
/// <param name="settings">Where the audit lies.</param>
/// <param name="environment">Where relative paths start.</param>
/// <param name="trail">Records that data leave or come back.</param>
internal sealed class AuditBackup(AuditSettings settings, IHostEnvironment environment, AuditTrail trail)
{
    private const string Entries = "audit/audit.db";
    private const string Keys = "audit/audit.pub.pem";

    /// <summary>The audit's file.</summary>
    public string Path { get; } = settings.FileIn(environment.ContentRootPath);

    /// <summary>Records the backup, signs what was recorded, and adds a copy of it.</summary>
    /// <exception cref="AuditException">It cannot be recorded: make no backup.</exception>
    public async Task TakeAsync(BackupWriter writer, CancellationToken cancellationToken)
    {
        await RecordAsync("backup", AuditAction.Export, cancellationToken);
        var copy = System.IO.Path.Combine(writer.Folder, "audit.db");
        await SqliteBackup.TakeAsync(Path, copy, null, cancellationToken);
        await writer.AddAsync(Entries, copy, cancellationToken);
        await writer.AddAsync(Keys, AuditSeal.PublicKeyOf(Path), cancellationToken);
    }

    /// <summary>
    /// Puts the audit back where there is none, and records the restore. One that goes on from the backup's stays: it
    /// knows more. Another one is kept beside it.
    /// </summary>
    /// <param name="archive">Verified.</param>
    /// <param name="replace">Whether another audit may be set aside.</param>
    /// <param name="note">Takes what the user should know.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">Another audit is there.</exception>
    public async Task PutAsync(BackupArchive archive, bool replace, Action<string> note, CancellationToken cancellationToken)
    {
        var (entries, keys) = ($"{Path}.{Guid.NewGuid():N}.restoring", $"{Path}.{Guid.NewGuid():N}.restoring.pem");
        try
        {
            await archive.ExtractAsync(Entries, entries, cancellationToken);
            await archive.ExtractAsync(Keys, keys, cancellationToken);
            if (!File.Exists(Path) || !GoesOnFrom(entries))
            {
                SetAside(replace, archive.Manifest.CreatedAt, note);
                File.Move(keys, AuditSeal.PublicKeyOf(Path), overwrite: true);
                SqliteBackup.PutInPlace(entries, Path);
            }

            await RecordAsync("restore", AuditAction.Restore, cancellationToken);
        }
        finally
        {
            File.Delete(entries);
            File.Delete(keys);
        }
    }

    /// <summary>Computes every link again.</summary>
    public AuditVerdict Verify(CancellationToken cancellationToken) =>
        AuditVerifier.Verify(Path, AuditSeal.PublicKeyOf(Path), anchor: null, cancellationToken);

    private async Task RecordAsync(string verb, AuditAction action, CancellationToken cancellationToken)
    {
        await trail.RecordAsync(AuditEntry.OfVerb(verb, action), cancellationToken);
        await trail.SealAsync(cancellationToken);
    }

    /// <summary>Whether the audit that is here has the last root of an earlier state of it.</summary>
    private bool GoesOnFrom(string earlier)
    {
        using var before = AuditFile.OpenSnapshot(earlier);
        using var now = AuditFile.OpenSnapshot(Path);
        return before.Roots().LastOrDefault() is { } last && now.Roots().Any(root => root.Hash.AsSpan().SequenceEqual(last.Hash));
    }

    private void SetAside(bool replace, DateTimeOffset backup, Action<string> note)
    {
        if (!File.Exists(Path))
            return;
        if (!replace)
            throw new RefusedException($"The audit at {Path} does not go on from the backup's: --replace sets it aside, beside it.");
        var aside = System.IO.Path.ChangeExtension(Path, string.Create(CultureInfo.InvariantCulture, $".before-{backup:yyyyMMdd'T'HHmmss'Z'}.db"));
        SqliteBackup.Fold(Path);
        File.Move(Path, aside, overwrite: false);
        if (File.Exists(AuditSeal.PublicKeyOf(Path)))
            File.Move(AuditSeal.PublicKeyOf(Path), AuditSeal.PublicKeyOf(aside), overwrite: false);
        note($"The audit that was here does not go on from the backup's and is kept as {aside}.");
    }
}
