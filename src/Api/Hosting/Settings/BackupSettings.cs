namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Backup</c>: how a Neo4j server on this machine is backed up. The embedded store needs none of it.</summary>
internal sealed class BackupSettings
{
    /// <summary>The command that is <c>neo4j-admin</c>, as a shell takes it; it must see the server's data, and pass its standard streams on as they are.</summary>
    public string Neo4jAdmin { get; set; } = "neo4j-admin";

    /// <summary>The command that stops the server; null: it is stopped before the verb is run.</summary>
    public string? Stop { get; set; }

    /// <summary>The command that starts the server; null: it is started after the verb has run.</summary>
    public string? Start { get; set; }

    /// <summary>How long the server may take to stop, and to start; more than none.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(BackupSettings settings, IHostEnvironment environment)
    {
        if (string.IsNullOrWhiteSpace(settings.Neo4jAdmin))
            yield return "Backup:Neo4jAdmin must name a command.";
        if (settings.Patience <= TimeSpan.Zero)
            yield return "Backup:Patience must be a time, as 00:05:00.";
        if (settings.Stop is not null != settings.Start is not null)
            yield return "Backup:Stop and Backup:Start belong together: whoever stops the server starts it again.";
    }
}
