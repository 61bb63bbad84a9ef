namespace TalentGraph.Api.Security.Audit;

/// <summary>Log events 6000 to 6099.</summary>
/// <param name="logger">The log.</param>
internal sealed partial class AuditLog(ILogger<AuditTrail> logger)
{
    /// <summary>To be kept elsewhere: whoever keeps it can prove that nothing before it was changed.</summary>
    [LoggerMessage(6000, LogLevel.Information, "Audit root {Seq} is {Hash}.")]
    public partial void Sealed(long seq, string hash);

    /// <summary>Until it can be written again, nothing that needs an entry is answered.</summary>
    [LoggerMessage(6001, LogLevel.Error, "The audit cannot be written.")]
    public partial void CannotWrite(Exception exception);

    /// <summary>The reason names no value of the token.</summary>
    [LoggerMessage(6002, LogLevel.Warning, "A token was refused: {Reason}")]
    public partial void TokenRefused(string reason);
}
