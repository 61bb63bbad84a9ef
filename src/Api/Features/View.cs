using TalentGraph.Api.Ledger;
using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features;

/// <summary>What one operation reads: one snapshot of the ledger, through one caller's eyes.</summary>
/// <param name="Snapshot">The snapshot; the same for the whole operation.</param>
/// <param name="Identity">Who asks.</param>
/// <param name="Scope">Whose records the caller may see, as stores want it.</param>
/// <param name="Visible">The same over the snapshot.</param>
/// <param name="At">When the operation began.</param>
internal sealed record View(LedgerSnapshot Snapshot, Identity Identity, Scope Scope, Visibility Visible, DateTimeOffset At)
{
    /// <summary>Whether the caller may read what a class put into a file: an institution its own classes' entries alone.</summary>
    public bool MayReadEntryOf(ClassId? trainingClass) =>
        Identity.Role != Roles.Institution
        || (trainingClass is { } id && Snapshot.Classes.Find(id) is { } record && Visible.IsOwn(record));

    /// <summary>The day a root stands for: the one asked for, else today.</summary>
    /// <exception cref="BadInputException">The day lies in the future.</exception>
    public DateOnly DayOf(DateOnly? asOf) =>
        asOf is not { } day ? Snapshot.Today
        : day <= Snapshot.Today ? day
        : throw new BadInputException($"asOf {day:yyyy-MM-dd} lies after today, {Snapshot.Today:yyyy-MM-dd}.");
}
