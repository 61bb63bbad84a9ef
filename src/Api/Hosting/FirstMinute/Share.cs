namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>A step's share done, as per cent; told at once, on the thread that works.</summary>
/// <param name="report">Where it is shown.</param>
internal sealed class Share(IProgress<string> report) : IProgress<double>
{
    /// <inheritdoc/>
    public void Report(double value) => report.Report($"{100 * value:0}%");
}
