using GraphQL.Types;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Execution.Plans;

/// <summary>
/// Plans by document, operation and policy set, never by user: the least lately used go when the estimate of their bytes is
/// over the limit.
/// </summary>
internal sealed class PlanCache(long bytes)
{
    private const int BytesOfPlan = 2_000;
    private readonly Lock gate = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> known = [];
    private readonly LinkedList<Entry> order = new();
    private long used;

    /// <summary>Plans kept.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return known.Count;
        }
    }

    /// <summary>Estimate of the memory that the kept plans take.</summary>
    public long Bytes => Interlocked.Read(ref used);

    /// <summary>The plan of an operation.</summary>
    /// <param name="schema">The schema it was validated against.</param>
    /// <param name="document">The document.</param>
    /// <param name="operation">One of its operations.</param>
    /// <param name="policySet">What the caller may; empty when no field has a policy.</param>
    public OperationPlan Of(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, string policySet)
    {
        var key = new Key(operation, policySet);
        lock (gate)
        {
            if (known.TryGetValue(key, out var node))
            {
                if (!ReferenceEquals(order.First, node))
                {
                    order.Remove(node);
                    order.AddFirst(node);
                }

                return node.Value.Plan;
            }

            var entry = new Entry(key);
            entry.Plan = new OperationPlan(schema, document, operation, grown => Grow(entry, grown));
            known.Add(key, order.AddFirst(entry));
            entry.IsKept = true;
            Grow(entry, BytesOfPlan + 2 * document.Source.Length);
            return entry.Plan;
        }
    }

    /// <summary>Counts what a plan grew by while it ran, and lets others go for it.</summary>
    private void Grow(Entry entry, int by)
    {
        lock (gate)
        {
            if (!entry.IsKept)
                return;
            entry.Bytes += by;
            used += by;
            while (used > bytes && order.Last is { } last)
            {
                order.RemoveLast();
                known.Remove(last.Value.Key);
                last.Value.IsKept = false;
                used -= last.Value.Bytes;
            }
        }
    }

    /// <summary>An operation belongs to one document, so its node says both.</summary>
    private readonly record struct Key(GraphQLOperationDefinition Operation, string PolicySet);

    private sealed class Entry(Key key)
    {
        public Key Key { get; } = key;

        public OperationPlan Plan { get; set; } = null!;

        public long Bytes { get; set; }

        public bool IsKept { get; set; }
    }
}
