namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>
/// The points of the database's history that this process has seen. Every request carries them, and whichever member of a
/// cluster answers waits until it has got so far: a process never reads older than it wrote, or than it read.
/// </summary>
internal sealed class Bookmarks
{
    private readonly Lock gate = new();
    private string[] seen = [];

    /// <summary>What to send; empty before the first answer.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (gate)
                return seen;
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
            seen = [.. seen.Except(sent, StringComparer.Ordinal).Union(received, StringComparer.Ordinal)];
    }

    /// <summary>Starts anew: the database knows these no more, as after it was restored.</summary>
    public void Forget(IReadOnlyList<string> sent)
    {
        lock (gate)
            seen = [.. seen.Except(sent, StringComparer.Ordinal)];
    }
}
