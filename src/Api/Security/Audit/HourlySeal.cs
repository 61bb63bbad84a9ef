namespace TalentGraph.Api.Security.Audit;

/// <summary>Signs the audit's heads once an hour while the service runs; the trail itself does when it is closed.</summary>
/// <param name="audit">The audit.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Says when it fails; the next hour tries again.</param>
internal sealed class HourlySeal(AuditTrail audit, TimeProvider time, AuditLog log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), time);
        try
        {
            while (await hour.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await audit.SealAsync(stoppingToken);
                }
                catch (AuditException e)
                {
                    log.CannotWrite(e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops; disposing the trail seals what is left.
        }
    }
}
