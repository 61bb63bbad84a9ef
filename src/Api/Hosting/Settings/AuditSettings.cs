namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Audit</c>: where it is kept who read what.</summary>
internal sealed class AuditSettings
{
    /// <summary>The audit's own file; a relative path starts at the content root. Its keys lie beside it.</summary>
    public string File { get; set; } = "data/audit.db";

    /// <summary>The audit's file.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    public string FileIn(string contentRoot) => Path.GetFullPath(File, contentRoot);

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(AuditSettings settings, IHostEnvironment environment)
    {
        if (string.IsNullOrWhiteSpace(settings.File))
            yield return "Audit:File must name a file.";
    }
}
