using System.Diagnostics.CodeAnalysis;

namespace TalentGraph.Graph.Store.Caching;

/// <summary>Records by kind and cadre, bounded by what they weigh; those asked for least lately go first.</summary>
/// <param name="mostBytes">What they may weigh in all, as <see cref="RecordWeight"/> has it; 0: nothing is kept.</param>
internal sealed class FactCache(long mostBytes)
{
    private readonly Lock gate = new();
    private readonly Dictionary<CadreFact, LinkedListNode<HeldFacts>> held = [];
    private readonly LinkedList<HeldFacts> order = new();
    private long bytes;
    private int generation;

    /// <summary>Counts how often something was dropped: who reads takes it before, and hands it in with what was read.</summary>
    public int Generation
    {
        get
        {
            lock (gate)
                return generation;
        }
    }

    /// <summary>What is kept weighs so much.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
                return bytes;
        }
    }

    /// <summary>What is kept of a fact; of the latest all there is, where that is kept.</summary>
    public bool TryGet(CadreFact fact, [NotNullWhen(true)] out HeldFacts? facts)
    {
        lock (gate)
        {
            if (!held.TryGetValue(fact.Whole, out LinkedListNode<HeldFacts>? node) && !held.TryGetValue(fact, out node))
            {
                facts = null;
                return false;
            }

            order.Remove(node);
            order.AddFirst(node);
            facts = node.Value;
            return true;
        }
    }

    /// <summary>Keeps what was read, unless something was dropped since the reading began: it may be older than that.</summary>
    public void Add(int readAt, IReadOnlyList<HeldFacts> read)
    {
        lock (gate)
        {
            if (readAt != generation)
                return;
            foreach (HeldFacts facts in read)
            {
                if (held.Remove(facts.Fact, out LinkedListNode<HeldFacts>? known))
                    Remove(known);
                held.Add(facts.Fact, order.AddFirst(facts));
                bytes += facts.Bytes;
            }

            while (bytes > mostBytes)
            {
                held.Remove(order.Last!.Value.Fact);
                Remove(order.Last);
            }
        }
    }

    /// <summary>Drops what is out of date, and what is being read.</summary>
    public void Drop(Predicate<HeldFacts> isStale)
    {
        lock (gate)
        {
            generation++;
            for (LinkedListNode<HeldFacts>? node = order.First, next; node is not null; node = next)
            {
                next = node.Next;
                if (!isStale(node.Value))
                    continue;
                held.Remove(node.Value.Fact);
                Remove(node);
            }
        }
    }

    private void Remove(LinkedListNode<HeldFacts> node)
    {
        bytes -= node.Value.Bytes;
        order.Remove(node);
    }
}

/// <summary>The records of a fact; none is known, too.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Records">A list of the kind's own type, in the store's order.</param>
/// <param name="Keys">Their keys.</param>
/// <param name="Bytes">What they weigh.</param>
internal sealed record HeldFacts(CadreFact Fact, IReadOnlyList<IRecord> Records, string[] Keys, long Bytes);
