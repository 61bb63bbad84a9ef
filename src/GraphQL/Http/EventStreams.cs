using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Http;

/// <summary>
/// Answers as server-sent events, https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md (distinct connections): each
/// is a <c>next</c>, and after the last comes <c>complete</c>. The next event is asked for when the last has left for the client,
/// so a slow client slows its source. A stream that ends without <c>complete</c> was cut off (by the service's own end, or by
/// its age), and a client comes back with <c>Last-Event-ID</c>.
/// </summary>
internal sealed class EventStreams(GraphQLLimits limits, TimeProvider time, CancellationToken stopping)
{
    private static readonly byte[] KeepAlive = ":\n\n"u8.ToArray();
    private static readonly byte[] Complete = "event: complete\ndata:\n\n"u8.ToArray();
    private readonly Lock gate = new();
    private readonly Dictionary<object, int> byAccount = [];
    private int open;

    /// <summary>Streams that are open now.</summary>
    public int Open => Volatile.Read(ref open);

    /// <summary>Takes a place.</summary>
    /// <param name="caller">For whom.</param>
    /// <exception cref="RequestException">NOT_READY: too many are open. RATE_LIMITED: too many are the caller's own.</exception>
    public IDisposable Enter(ICaller caller)
    {
        lock (gate)
        {
            var own = caller.Account is { } account ? byAccount.GetValueOrDefault(account) : 0;
            if (own >= limits.StreamsPerCaller)
            {
                // A stream whose client went without a word ends at its next sign of life.
                throw new RequestException(Codes.RateLimited, $"You have {own} streams open. Close one, or try again later.")
                {
                    RetryAfterMs = (int)Math.Min(limits.KeepAliveSeconds * 1_000, int.MaxValue),
                };
            }

            if (open >= limits.OpenStreams)
                throw new RequestException(Codes.NotReady, "Too many streams are open. Try again.");
            open++;
            if (caller.Account is { } known)
                byAccount[known] = own + 1;
            return new Place(this, caller.Account);
        }
    }

    private void Leave(object? account)
    {
        lock (gate)
        {
            open--;
            if (account is null)
                return;
            if (byAccount[account] == 1)
                byAccount.Remove(account);
            else
                byAccount[account]--;
        }
    }

    /// <summary>Writes the answers until they end, the client goes, the service stops or the stream is too old.</summary>
    /// <param name="http">The request, of which nothing is answered yet.</param>
    /// <param name="answers">From the request's cancellation to its answers.</param>
    /// <param name="budget">What events are paid from; null: nobody counts.</param>
    public async Task WriteAsync(HttpContext http, Func<CancellationToken, IAsyncEnumerable<Answer>> answers, IBudget? budget)
    {
        using var age = new CancellationTokenSource(TimeSpan.FromSeconds(limits.StreamSeconds), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping, age.Token);
        var response = http.Response;
        response.ContentType = MediaTypes.EventStream + "; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        // Asks nginx, which would otherwise collect events before it passes them on.
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await SendAsync(response, KeepAlive, end.Token).ConfigureAwait(false);
            await WriteAllAsync(response, PaidAsync(answers(end.Token), budget, end.Token), end).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Cut off: without complete, and not an error of anybody's.
        }
    }

    private async Task WriteAllAsync(HttpResponse response, IAsyncEnumerable<Answer> answers, CancellationTokenSource end)
    {
        var events = answers.GetAsyncEnumerator(end.Token);
        await using (events.ConfigureAwait(false))
        {
            var next = events.MoveNextAsync().AsTask();
            try
            {
                while (await IsThereAsync(response, next, end.Token).ConfigureAwait(false))
                {
                    await SendAsync(response, EventOf(events.Current), end.Token).ConfigureAwait(false);
                    next = events.MoveNextAsync().AsTask();
                }

                await SendAsync(response, Complete, end.Token).ConfigureAwait(false);
            }
            finally
            {
                // An iterator must not be let go while it runs.
                await end.CancelAsync().ConfigureAwait(false);
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Waits for the next answer, and shows that the stream is alive while there is none.</summary>
    private async Task<bool> IsThereAsync(HttpResponse response, Task<bool> next, CancellationToken cancellationToken)
    {
        while (!next.IsCompleted)
        {
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var pause = Task.Delay(TimeSpan.FromSeconds(limits.KeepAliveSeconds), time, silence.Token);
            if (await Task.WhenAny(next, pause).ConfigureAwait(false) == pause)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await SendAsync(response, KeepAlive, cancellationToken).ConfigureAwait(false);
            }

            await silence.CancelAsync().ConfigureAwait(false);
        }

        return await next.ConfigureAwait(false);
    }

    /// <summary>An event that cannot be paid for is not lost: the one after it waits until it is.</summary>
    private async IAsyncEnumerable<Answer> PaidAsync(IAsyncEnumerable<Answer> answers, IBudget? budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var answer in answers.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return answer;
            if (!answer.IsEvent || budget is null)
                continue;
            var cost = (int)Math.Max(1, Math.Ceiling(answer.Cost ?? 0));
            while (budget.Spend(cost) is { } wait)
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static byte[] EventOf(Answer answer)
    {
        var id = answer.Version is { } version ? $"id: {version}\n" : "";
        return Encoding.UTF8.GetBytes($"event: next\n{id}data: {AnswerWriter.Serializer.Serialize(answer.Result)}\n\n");
    }

    private static async Task SendAsync(HttpResponse response, byte[] bytes, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed class Place(EventStreams streams, object? account) : IDisposable
    {
        public void Dispose() => streams.Leave(account);
    }
}
