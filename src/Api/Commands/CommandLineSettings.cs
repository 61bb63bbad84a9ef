namespace TalentGraph.Api.Commands;

/// <summary>Tells settings from the words of a verb: a setting's name has a colon, an option's never has.</summary>
internal static class CommandLineSettings
{
    private static readonly string[] Sections =
        ["Store", "Time", "Policy", "Scoring", "Auth", "Audit", "Api", "Backup", "AutoMapper", "Logging", "Kestrel"];

    /// <summary>Takes <c>--Store:Url=…</c> and <c>--Store:Url …</c> out of a command line.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The settings as .NET configuration reads them, and the words that remain, both in their order.</returns>
    public static (string[] Settings, string[] Words) Split(string[] args)
    {
        var settings = new List<string>();
        var words = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsSetting(args[i]))
                words.Add(args[i]);
            else if (args[i].Contains('=', StringComparison.Ordinal) || i + 1 == args.Length)
                settings.Add(args[i]);
            else
                settings.Add($"{args[i]}={args[++i]}");
        }

        return ([.. settings], [.. words]);
    }

    /// <summary>Refuses a setting of a section that nobody reads, so that a slip of the pen is not silence.</summary>
    /// <param name="settings">As <see cref="Split"/> gave them.</param>
    /// <returns>What is wrong; null: nothing.</returns>
    public static string? Fault(IEnumerable<string> settings)
    {
        foreach (var setting in settings)
        {
            var section = setting[2..].Split(':', 2)[0];
            if (!Sections.Contains(section, StringComparer.OrdinalIgnoreCase))
                return $"There is no section of settings named '{section}'; there are {string.Join(", ", Sections)}.";
        }

        return null;
    }

    private static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg.Split('=', 2)[0].Contains(':', StringComparison.Ordinal);
}
