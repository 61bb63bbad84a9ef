namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>Log events 6100 to 6199.</summary>
/// <param name="logger">The log.</param>
internal sealed partial class StartUpLog(ILogger<StartUp> logger)
{
    /// <summary>The service stops.</summary>
    [LoggerMessage(6100, LogLevel.Critical, "The start failed.")]
    public partial void Failed(Exception exception);
}
