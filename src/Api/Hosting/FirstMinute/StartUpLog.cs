namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>Log events 6100 to 6199.</summary>
/// <param name="logger">The log.</param>
internal sealed partial class StartUpLog(ILogger<StartUp> logger)
{
    /// <summary>The service stops.</summary>
    [LoggerMessage(6100, LogLevel.Critical, "The start failed.")]
    public partial void Failed(Exception exception);

    /// <summary>The store cannot be opened or read yet; it is tried again.</summary>
    [LoggerMessage(6101, LogLevel.Warning, "The start waits for the store, which answered {Code} in {Query}: trying again in {Seconds} s.")]
    public partial void Waiting(string code, string query, double seconds);
}
