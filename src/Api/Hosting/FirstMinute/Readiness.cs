namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>Whether the service can answer, and until then what it is doing. Read by many, written by the one who starts it.</summary>
/// <param name="time">Times the steps.</param>
internal sealed class Readiness(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<Step> steps = [];

    /// <summary>Whether questions are answered.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Why it will never be ready; null: it is or will be.</summary>
    public string? Failure { get; private set; }

    /// <summary>What of the store the start waits for, and what hinders it; null: nothing.</summary>
    public string? Waiting { get; private set; }

    /// <summary>What the progress page shows.</summary>
    public ProgressReport Report()
    {
        lock (gate)
            return new ProgressReport(IsReady ? "ready" : Failure is null ? "working" : "failed", Failure, [.. steps.Select(step => step.Report(time))]);
    }

    /// <summary>Names the steps to come.</summary>
    /// <param name="toCome">In their order.</param>
    public void Plan(IEnumerable<IFirstStep> toCome)
    {
        lock (gate)
            steps.AddRange(toCome.Select(step => new Step(step)));
    }

    /// <summary>A step begins.</summary>
    /// <param name="step">One that was planned.</param>
    /// <returns>Takes how far it is.</returns>
    public IProgress<string> Begin(IFirstStep step)
    {
        lock (gate)
        {
            var begun = steps.Single(planned => planned.Is(step));
            begun.Begun = time.GetTimestamp();
            return new Detail(this, begun);
        }
    }

    /// <summary>A step is done.</summary>
    /// <param name="step">One that has begun.</param>
    public void End(IFirstStep step)
    {
        lock (gate)
            steps.Single(planned => planned.Is(step)).Ended = time.GetTimestamp();
    }

    /// <summary>Everything is done.</summary>
    public void Open()
    {
        lock (gate)
            IsReady = true;
    }

    /// <summary>Questions are no longer answered: the service stops.</summary>
    public void Close()
    {
        lock (gate)
            IsReady = false;
    }

    /// <summary>The start waits for the store, or no longer.</summary>
    /// <param name="reason">For whoever started the service; null: it goes on.</param>
    public void Wait(string? reason)
    {
        lock (gate)
            Waiting = reason;
    }

    /// <summary>Something failed.</summary>
    /// <param name="reason">For whoever started the service; names no person.</param>
    public void Fail(string reason)
    {
        lock (gate)
            Failure = reason;
    }

    private sealed class Step(IFirstStep step)
    {
        public long? Begun { get; set; }

        public long? Ended { get; set; }

        public string? Detail { get; set; }

        public bool Is(IFirstStep other) => ReferenceEquals(step, other);

        public StepReport Report(TimeProvider time) => new(
            step.Chinese,
            step.English,
            Ended is not null ? "done" : Begun is not null ? "running" : "waiting",
            Begun is { } begun ? Math.Round(time.GetElapsedTime(begun, Ended ?? time.GetTimestamp()).TotalSeconds, 1) : null,
            Detail);
    }

    private sealed class Detail(Readiness readiness, Step step) : IProgress<string>
    {
        public void Report(string value)
        {
            lock (readiness.gate)
                step.Detail = value;
        }
    }
}

/// <summary>How far the start is.</summary>
/// <param name="State"><c>working</c>, <c>ready</c> or <c>failed</c>.</param>
/// <param name="Failure">Why it failed; null: it did not.</param>
/// <param name="Steps">In their order; empty: nothing to do.</param>
internal sealed record ProgressReport(string State, string? Failure, IReadOnlyList<StepReport> Steps);

/// <summary>One step.</summary>
/// <param name="Chinese">What it does.</param>
/// <param name="English">What it does.</param>
/// <param name="State"><c>waiting</c>, <c>running</c> or <c>done</c>.</param>
/// <param name="Seconds">How long so far; null: not begun.</param>
/// <param name="Detail">How far it is; null: it does not say.</param>
internal sealed record StepReport(string Chinese, string English, string State, double? Seconds, string? Detail);
