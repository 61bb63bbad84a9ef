using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>
/// What stands between a statement and the server, from the outside in: a time for all of it, new tries, a bulkhead, a
/// circuit breaker, a time for one try. The bulkhead stands within the tries, so that a pause holds no place, and outside
/// the breaker, so that whoever waited learns at once that it has opened.
/// </summary>
/// <remarks>
/// Writes are tried again as reads are, even when the connection broke after the statement was sent and nobody knows
/// whether it was committed. That is right only because every write of ours is idempotent (<see cref="CypherAccess.Write"/>):
/// records are merged by key with all their values, so that to write them twice is to write them once. A statement that
/// counted up, or created what it does not merge, must not be sent through here.
/// </remarks>
internal sealed class Resilience : IAsyncDisposable
{
    private static readonly ResiliencePropertyKey<string> QueryKey = new("query");
    private readonly ConcurrencyLimiter places;
    private readonly ResiliencePipeline<Answer> reads;
    private readonly ResiliencePipeline<Answer> longer;
    private readonly TimeProvider time;

    public Resilience(TransportOptions options, TransportLog log, TimeProvider time)
    {
        this.time = time;
        places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.RequestsInFlight,
            QueueLimit = options.RequestsWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        // One breaker for both: it is the server that is down, not its reads.
        ResiliencePipeline<Answer> breaker = new ResiliencePipelineBuilder<Answer> { TimeProvider = time }
            .AddRateLimiter(places)
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Answer>
            {
                ShouldHandle = static failed => new(IsOutage(failed.Outcome.Exception)),
                FailureRatio = options.BreakerFailureRatio,
                MinimumThroughput = options.BreakerLeastTries,
                SamplingDuration = options.BreakerWindow,
                BreakDuration = options.BreakerPause,
                OnOpened = opened =>
                {
                    log.Opened(QueryOf(opened.Context), CodeOf(opened.Outcome.Exception), opened.BreakDuration.TotalSeconds);
                    return default;
                },
                OnClosed = _ =>
                {
                    log.Closed();
                    return default;
                },
            })
            .Build();
        reads = Around(breaker, options.ReadTotalTimeout, options.ReadTimeout);
        longer = Around(breaker, options.WriteTotalTimeout, options.WriteTimeout);

        ResiliencePipeline<Answer> Around(ResiliencePipeline<Answer> inner, TimeSpan inAll, TimeSpan oneTry)
        {
            ResiliencePipelineBuilder<Answer> builder = new ResiliencePipelineBuilder<Answer> { TimeProvider = time }.AddTimeout(inAll);
            if (options.Retries > 0)
            {
                builder.AddRetry(new RetryStrategyOptions<Answer>
                {
                    ShouldHandle = static failed => new(failed.Outcome.Exception is TimeoutRejectedException or GraphStoreException { IsTransient: true }),
                    MaxRetryAttempts = options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = options.RetryDelay,
                    MaxDelay = options.MostRetryDelay,
                    OnRetry = retry =>
                    {
                        string query = QueryOf(retry.Context), code = CodeOf(retry.Outcome.Exception);
                        log.Retrying(query, code, retry.AttemptNumber + 2, retry.RetryDelay.TotalMilliseconds);
                        TransportMeter.Retried(query, code);
                        return default;
                    },
                });
            }

            return builder.AddPipeline(inner).AddTimeout(oneTry).Build();
        }
    }

    /// <summary>Tries until it succeeds, or there is no sense in trying; the meter takes how long that was and how it ended.</summary>
    /// <param name="statement">What is run.</param>
    /// <param name="attempt">One try; throws <see cref="GraphStoreException"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Answer> RunAsync(
        CypherStatement statement, Func<CypherStatement, CancellationToken, ValueTask<Answer>> attempt, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        string? failed = null;
        try
        {
            return await TriedAsync(statement, attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failed = (e as GraphStoreException)?.Code ?? e.GetType().Name;
            throw;
        }
        finally
        {
            TransportMeter.Ended(statement.Query, failed, time.GetElapsedTime(began));
        }
    }

    public ValueTask DisposeAsync() => places.DisposeAsync();

    private async Task<Answer> TriedAsync(
        CypherStatement statement, Func<CypherStatement, CancellationToken, ValueTask<Answer>> attempt, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(QueryKey, statement.Query);
        try
        {
            return await (statement.Access == CypherAccess.Read ? reads : longer).ExecuteAsync(
                static (context, state) => state.attempt(state.statement, context.CancellationToken), context, (statement, attempt)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutRejectedException or BrokenCircuitException or RateLimiterRejectedException)
        {
            throw new GraphStoreException(CodeOf(e), statement.Query, isTransient: true, null);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Whether the server is not there; one that refuses a statement is.</summary>
    private static bool IsOutage(Exception? failure) =>
        failure is TimeoutRejectedException
        || (failure is GraphStoreException { IsTransient: true } error && !error.Code.StartsWith("Neo.", StringComparison.Ordinal));

    private static string QueryOf(ResilienceContext context) => context.Properties.GetValue(QueryKey, "");

    private static string CodeOf(Exception? failure) => failure switch
    {
        GraphStoreException error => error.Code,
        TimeoutRejectedException => TransportErrors.Timeout,
        BrokenCircuitException => TransportErrors.CircuitOpen,
        RateLimiterRejectedException => TransportErrors.TooBusy,
        _ => TransportErrors.Unreachable,
    };
}
