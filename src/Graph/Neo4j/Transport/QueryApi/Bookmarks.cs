namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>
/// The points of the database's history that this process has seen. Every request carries them, and whichever member of a
/// cluster answers waits until it has got so far: a process never reads older than it wrote, or than it read.
/// </summary>
/// <param name="time">Tells how old they are.</param>
internal sealed class Bookmarks(TimeProvider time)
{
    /// <summary>
    /// For how long after the last answer they are sent. A member that is further behind gives no answer anyhow; a server
    /// that was restored from an older day never gets so far, and would be waited for until this process ends.
    /// </summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private string[] seen = [];
    private long answered;

    private string[] Fresh => time.GetElapsedTime(answered) < Kept ? seen : [];

    /// <summary>What to send; empty before the first answer, and long after the last.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (gate)
                return Fresh;
        }
    }

    /// <summary>An answer came: it is later than all that its request carried, not than what others got meanwhile.</summary>
    /// <param name="sent">What its request carried.</param>
    /// <param name="received">What the answer names; empty: nothing new.</param>
    public void Add(IReadOnlyList<string> sent, IReadOnlyList<string> received)
    {
        if (received.Count == 0)
            return;
        lock (gate)
        {
            seen = [.. Fresh.Except(sent, StringComparer.Ordinal).Union(received, StringComparer.Ordinal)];
            answered = time.GetTimestamp();
        }
    }

    /// <summary>Starts anew: the database knows these no more, as after it was restored.</summary>
    public void Forget(IReadOnlyList<string> sent)
    {
        lock (gate)
            seen = [.. seen.Except(sent, StringComparer.Ordinal)];
    }
}
