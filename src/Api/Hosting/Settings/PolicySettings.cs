using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Policy</c>: which rules the deployment lives under.</summary>
internal sealed class PolicySettings
{
    private const string NationalPack = "national-2023-2027";

    /// <summary>
    /// The packs in the deployment's order, as <c>Policy:Packs:0=…</c> or comma-separated <c>Policy:Packs=…</c>: ids of the
    /// program's own packs, or paths of .json files from the content root. Empty: the national pack alone.
    /// </summary>
    public IList<string> Packs { get; } = [];

    /// <summary>Adds packs written as one value, which the binder does not read into a list.</summary>
    /// <param name="commaSeparated">Ids of packs.</param>
    public void Add(string commaSeparated)
    {
        foreach (var pack in commaSeparated.Split(',', StringSplitOptions.TrimEntries))
            Packs.Add(pack);
    }

    /// <summary>Reads the packs.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    /// <exception cref="FormatException">A file is no pack.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ArgumentException">The packs do not go together.</exception>
    public PolicyPacks Read(string contentRoot)
    {
        IEnumerable<string> names = Packs.Count == 0 ? [NationalPack] : Packs;
        return new PolicyPacks(names.Select(name => FileOf(name, contentRoot)).Select(file => PolicyPackReader.Read(Path.GetFileName(file), File.ReadAllBytes(file))));
    }

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
