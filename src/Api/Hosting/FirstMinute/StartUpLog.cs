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

    /// <summary>Half an import lies in the store; it is looked at again.</summary>
    [LoggerMessage(6102, LogLevel.Warning, "The start waits for the end of import {Import}, which runs or was cut off: looking again in {Seconds} s.")]
    public partial void WaitingForImport(string import, double seconds);
}
