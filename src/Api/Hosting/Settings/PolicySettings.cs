namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Policy</c>: which rules the deployment lives under.</summary>
internal sealed class PolicySettings
{
    /// <summary>The packs by id, as <c>Policy:Packs:0=…</c> or one comma-separated <c>Policy:Packs=…</c>; empty: every pack that is there.</summary>
    public IList<string> Packs { get; } = [];

    /// <summary>Adds packs written as one value, which the binder does not read into a list.</summary>
    /// <param name="commaSeparated">Ids of packs.</param>
    public void Add(string commaSeparated)
    {
        foreach (var pack in commaSeparated.Split(',', StringSplitOptions.TrimEntries))
            Packs.Add(pack);
    }

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(PolicySettings settings, IHostEnvironment environment)
    {
        foreach (var pack in settings.Packs.Where(string.IsNullOrWhiteSpace))
            yield return "Policy:Packs has an empty entry.";
        foreach (var twice in settings.Packs.GroupBy(pack => pack).Where(group => group.Count() > 1))
            yield return $"Policy:Packs names '{twice.Key}' more than once.";
    }
}
