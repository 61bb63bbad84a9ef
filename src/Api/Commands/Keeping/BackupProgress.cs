using TalentGraph.Api.Jobs.Backups;

namespace TalentGraph.Api.Commands.Keeping;

/// <summary>Shows the steps of a backup or restore as they are told, on the thread that tells them.</summary>
/// <param name="error">Where progress goes.</param>
internal sealed class BackupProgress(TextWriter error) : IProgress<BackupStep>
{
    private readonly ProgressLine line = new(error);

    /// <inheritdoc/>
    public void Report(BackupStep value) => line.Show(value.Doing, value.Detail);

    /// <inheritdoc cref="ProgressLine.Clear"/>
    public void Clear() => line.Clear();
}
