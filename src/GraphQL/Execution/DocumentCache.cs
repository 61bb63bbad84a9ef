using System.Diagnostics.CodeAnalysis;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Execution;

/// <summary>Documents that passed every rule, bounded in number and in characters, the least lately used going first.</summary>
internal sealed class DocumentCache(int documents)
{
    private const long Characters = 8_000_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, GraphQLDocument Document)>> known = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, GraphQLDocument Document)> order = new();
    private long characters;

    public int Count
    {
        get
        {
            lock (gate)
                return known.Count;
        }
    }

    public bool TryGet(string text, [NotNullWhen(true)] out GraphQLDocument? document)
    {
        lock (gate)
        {
            if (!known.TryGetValue(text, out var node))
            {
                document = null;
                return false;
            }

            order.Remove(node);
            order.AddFirst(node);
            document = node.Value.Document;
            return true;
        }
    }

    public void Add(string text, GraphQLDocument document)
    {
        lock (gate)
        {
            if (known.ContainsKey(text))
                return;
            known.Add(text, order.AddFirst((text, document)));
            characters += text.Length;
            while (known.Count > documents || characters > Characters)
            {
                var last = order.Last!;
                order.RemoveLast();
                known.Remove(last.Value.Text);
                characters -= last.Value.Text.Length;
            }
        }
    }
}
