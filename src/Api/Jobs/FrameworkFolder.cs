using System.Text.Json;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Api.Jobs;

/// <summary>The frameworks of the deployment: the .json files of <c>Scoring:Frameworks</c> that are no JSON Schema.</summary>
/// <param name="settings">Names the folder.</param>
/// <param name="environment">Where a relative path starts.</param>
internal sealed class FrameworkFolder(ScoringSettings settings, IHostEnvironment environment)
{
    /// <summary>The framework asked for; else the folder's only one; else that of the latest published run.</summary>
    /// <param name="id">The one asked for; null: none.</param>
    /// <param name="published">Published runs, the latest last.</param>
    /// <exception cref="RefusedException">There is none, or it is not clear which.</exception>
    public Framework Choose(string? id, IEnumerable<ScoringRun> published)
    {
        var all = Read();
        if (id is null && all.Count == 1)
            return all[0];
        var wanted = id ?? published.LastOrDefault()?.Framework.Split(' ')[0];
        return all.Find(framework => framework.Id == wanted)
            ?? throw new RefusedException(wanted is null
                ? $"Which framework? --framework names one of {Names(all)}."
                : $"There is no framework '{wanted}' in Scoring:Frameworks, only {Names(all)}.");
    }

    private List<Framework> Read() => [.. settings.FilesIn(environment.ContentRootPath).Select(ReadFile)];

    private static Framework ReadFile(string file)
    {
        try
        {
            return FrameworkFile.Read(File.ReadAllText(file));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new RefusedException($"{file} is no framework: {e.Message}");
        }
    }

    private static string Names(List<Framework> all) => all.Count == 0 ? "none" : string.Join(", ", all.Select(framework => framework.Id));
}
