using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Policy</c>: which rules the deployment lives under.</summary>
internal sealed class PolicySettings
{
    private const string NationalPack = "national-2023-2027";

    /// <summary>
    /// The packs in the deployment's order, comma-separated: ids of the program's own packs, or paths of .json files from the
    /// content root. Without it the national pack alone.
    /// </summary>
    public string Packs { get; set; } = NationalPack;

    /// <summary>Reads the packs.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    /// <exception cref="FormatException">A file is no pack.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ArgumentException">The packs do not go together.</exception>
    public PolicyPacks Read(string contentRoot)
    {
        return new PolicyPacks(FilesIn(contentRoot).Select(file => PolicyPackReader.Read(Path.GetFileName(file), File.ReadAllBytes(file))));
    }

    /// <summary>The packs' files, in the deployment's order.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    public IEnumerable<string> FilesIn(string contentRoot) =>
        Packs.Split(',', StringSplitOptions.TrimEntries).Select(name => FileOf(name, contentRoot));

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(PolicySettings settings, IHostEnvironment environment)
    {
        string? fault = null;
        try
        {
            settings.Read(environment.ContentRootPath);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            fault = $"Policy:Packs: {e.Message}";
        }

        return fault is null ? [] : [fault];
    }

    private static string FileOf(string name, string contentRoot) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        ? Path.GetFullPath(name, contentRoot)
        : Path.Combine(AppContext.BaseDirectory, "models", "policies", $"{name}.json");
}
