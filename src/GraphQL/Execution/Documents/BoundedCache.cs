using System.Diagnostics.CodeAnalysis;

namespace TalentGraph.GraphQL.Execution.Documents;

/// <summary>Values by text, bounded in number and in size, the least lately used going first.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="most">Values at most.</param>
/// <param name="mostSize">Sizes of all values at most, in whatever unit <see cref="Add"/> is told.</param>
internal sealed class BoundedCache<T>(int most, long mostSize)
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> known = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> order = new();
    private long size;

    public int Count
    {
        get
        {
            lock (gate)
                return known.Count;
        }
    }

    public bool TryGet(string key, [NotNullWhen(true)] out T? value)
    {
        lock (gate)
        {
            if (!known.TryGetValue(key, out var node))
            {
                value = null;
                return false;
            }

            order.Remove(node);
            order.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Keeps it, unless the key is taken.</summary>
    public void Add(string key, T value, long itsSize)
    {
        lock (gate)
        {
            if (known.ContainsKey(key))
                return;
            known.Add(key, order.AddFirst(new Entry(key, value, itsSize)));
            size += itsSize;
            while (known.Count > most || size > mostSize)
            {
                var last = order.Last!.Value;
                order.RemoveLast();
                known.Remove(last.Key);
                size -= last.Size;
            }
        }
    }

    private sealed record Entry(string Key, T Value, long Size);
}
