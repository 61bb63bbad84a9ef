using System.Text;
using TalentGraph.Api.Commands;
using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Api.Jobs;

/// <summary>
/// The scale as the published runs of a framework have fixed it: a reference that the framework itself lacks is that of
/// the first published run which has it, for good.
/// </summary>
internal static class PublishedScale
{
    /// <summary>The run's file with its framework, all references filled in.</summary>
    public const string FileName = "framework.json";

    private const double Same = 1e-9;

    /// <summary>How a run names its framework.</summary>
    public static string NameOf(Framework framework) => $"{framework.Id} {framework.Version}";

    /// <summary>The published runs, the first one first.</summary>
    public static IEnumerable<ScoringRun> Published(IEnumerable<ScoringRun> runs) =>
        runs.Where(run => run.PublishedAt is not null).OrderBy(run => run.PublishedAt).ThenBy(run => run.Id.Value, StringComparer.Ordinal);

    /// <summary>Reads the framework out of a run's file.</summary>
    public static Framework Read(RunFile file) => FrameworkFile.Read(Encoding.UTF8.GetString(file.Content));

    /// <summary>μ_ref by competency, as published runs of a framework have it; empty: none was published.</summary>
    /// <param name="runs">All runs.</param>
    /// <param name="framework">The framework and its version, as runs name it.</param>
    /// <param name="fetch">Brings run files by key.</param>
    public static async Task<IReadOnlyDictionary<string, double>> ReferencesAsync(
        IEnumerable<ScoringRun> runs, string framework, Func<IReadOnlyCollection<string>, Task<IReadOnlyDictionary<string, RunFile>>> fetch)
    {
        string[] keys = [.. Published(runs).Where(run => run.Framework == framework).Select(run => RecordType.Key(run.Id, FileName))];
        var files = await fetch(keys);
        var references = new Dictionary<string, double>();
        foreach (var key in keys)
        {
            if (!files.TryGetValue(key, out var file))
                continue;
            foreach (var (competency, reference) in Read(file).References)
                references.TryAdd(competency, reference);
        }

        return references;
    }

    /// <summary>Refuses to publish a run beside others with which it shares the name of its scale, but not the scale.</summary>
    /// <exception cref="RefusedException">A reference differs.</exception>
    public static void Require(IReadOnlyDictionary<string, double> own, IReadOnlyDictionary<string, double> published, string framework)
    {
        foreach (var (competency, reference) in own)
        {
            if (published.TryGetValue(competency, out var fixedBefore) && Math.Abs(fixedBefore - reference) > Same)
            {
                throw new RefusedException(FormattableString.Invariant(
                    $"Published runs of framework {framework} start {competency} at {fixedBefore:0.####} points, this one at {reference:0.####}: score again, or give the changed framework a new version."));
            }
        }
    }
}
