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

    /// <summary>Unpacks the audit of a backup beside this one and settles whether it may take its place; until that is done, nothing has changed.</summary>
    /// <param name="archive">Verified.</param>
    /// <param name="replace">Whether another audit may be set aside.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">Another audit is there.</exception>
    public async Task<AuditDraft> PrepareAsync(BackupArchive archive, bool replace, CancellationToken cancellationToken)
    {
        var draft = new AuditDraft(Path, archive.Manifest.CreatedAt);
        try
        {
            await archive.ExtractAsync(Entries, draft.Entries, cancellationToken);
            await archive.ExtractAsync(Keys, draft.Keys, cancellationToken);
            if (!replace && draft.IsAnother)
                throw new RefusedException($"The audit at {Path} does not go on from the backup's: --replace sets it aside, beside it.");
            return draft;
        }
        catch
        {
            draft.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Puts the audit back where there is none, and records the restore. One that goes on from the backup's stays: it
    /// knows more. Another one is kept beside it.
    /// </summary>
    /// <param name="draft">What was prepared.</param>
    /// <param name="note">Takes what the user should know.</param>
    /// <exception cref="AuditException">It could not be recorded.</exception>
    public async Task PutAsync(AuditDraft draft, Action<string> note)
    {
        draft.PutInPlace(note);
        // The graph is there: whoever stops the verb now has it recorded all the same.
        await RecordAsync("restore", AuditAction.Restore, CancellationToken.None);
    }

    /// <summary>Records a restore that was begun and came to no end, where there is an audit: one that was lost comes with the restore that ends.</summary>
    /// <exception cref="AuditException">It could not be recorded.</exception>
    public async Task RecordFailureAsync()
    {
        if (File.Exists(Path))
            await trail.RecordAsync(AuditEntry.OfVerb("restore", AuditAction.Restore) with { Result = AuditResult.Failed }, CancellationToken.None);
    }

    /// <summary>Computes every link again.</summary>
    public AuditVerdict Verify(CancellationToken cancellationToken) =>
        AuditVerifier.Verify(Path, AuditSeal.PublicKeyOf(Path), anchor: null, cancellationToken);

    private async Task RecordAsync(string verb, AuditAction action, CancellationToken cancellationToken)
    {
        await trail.RecordAsync(AuditEntry.OfVerb(verb, action), cancellationToken);
        await trail.SealAsync(cancellationToken);
    }
}
