namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Time</c>: whose calendar days count.</summary>
internal sealed class TimeSettings
{
    /// <summary>The deployment's time zone, as the operating system names it.</summary>
    public string Zone { get; set; } = "Asia/Shanghai";

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(TimeSettings settings, IHostEnvironment environment)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.Zone, out _))
            yield return $"Time:Zone names no time zone: '{settings.Zone}'.";
    }
}
