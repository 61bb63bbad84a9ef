using TalentGraph.Graph.Neo4j.Records;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Writing;

/// <summary>What a session has been given and not sent yet. What it was given last of a key stands.</summary>
internal sealed class WriteBuffer
{
    /// <summary>How many characters and bytes one request may carry, about: the server holds a request and its writes in memory.</summary>
    private const long MostWeight = 8_000_000;

    private readonly Dictionary<RecordType, Dictionary<string, Found>> records = [];
    private readonly Dictionary<string, CadreNow> now = new(StringComparer.Ordinal);
    private int count;
    private long weight;

    /// <summary>Whether it is more than one request may carry.</summary>
    public bool IsOverfull => count + now.Count > CypherStatement.MostRowsWritten || weight > MostWeight;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => count + now.Count == 0;

    public void Add(RecordType type, IRecord record)
    {
        object?[] row = type.ToRow(record);
        var added = new Found(record, row, type.KeyOf(row), Since: null);
        if (!records.TryGetValue(type, out Dictionary<string, Found>? of))
            records.Add(type, of = new Dictionary<string, Found>(StringComparer.Ordinal));
        if (of.TryGetValue(added.Key, out Found? before))
            weight -= WeightOf(before.Row);
        else
            count++;
        of[added.Key] = added;
        weight += WeightOf(row);
    }

    public void Add(CadreNow one) => now[one.Cadre.Value] = one;

    /// <summary>The records of a type, by key.</summary>
    public IReadOnlyDictionary<string, Found> Of(RecordType type) => records.GetValueOrDefault(type) ?? [];

    /// <summary>
    /// Takes out what one request may carry: records first, in the order of their types' first coming. A type that does not
    /// go in whole begins a request of its own: the server plans one statement for all of its requests then.
    /// </summary>
    public Portion Take()
    {
        var taken = new List<KeyValuePair<RecordType, IReadOnlyList<Found>>>();
        int rows = 0;
        long heavy = 0;
        bool isFull = false;
        foreach ((RecordType type, Dictionary<string, Found> of) in records)
        {
            isFull = rows > 0 && rows + of.Count > CypherStatement.MostRowsWritten;
            if (isFull)
                break;
            var some = new List<Found>();
            foreach (Found record in of.Values)
            {
                long heavier = WeightOf(record.Row);
                isFull = rows == CypherStatement.MostRowsWritten || (rows > 0 && heavy + heavier > MostWeight);
                if (isFull)
                    break;
                some.Add(record);
                rows++;
                heavy += heavier;
            }

            if (some.Count > 0)
                taken.Add(new(type, some));
            if (isFull)
                break;
        }

        foreach ((RecordType type, IReadOnlyList<Found> some) in taken)
        {
            foreach (Found record in some)
                records[type].Remove(record.Key);
        }

        count -= rows;
        weight -= heavy;
        CadreNow[] kept = isFull ? [] : [.. now.Values.Take(CypherStatement.MostRowsWritten - rows)];
        foreach (CadreNow one in kept)
            now.Remove(one.Cadre.Value);
        return new Portion(taken, kept);
    }

    private static long WeightOf(object?[] row)
    {
        long heavy = 0;
        foreach (object? cell in row)
        {
            heavy += cell switch
            {
                string text => text.Length,
                byte[] bytes => bytes.Length,
                string[] texts => texts.Sum(text => (long)text.Length),
                IReadOnlyList<Mark> marks => marks.Sum(mark => 20L + (mark.Comment?.Length ?? 0)),
                _ => 8,
            };
        }

        return heavy;
    }
}

/// <summary>What goes in one request.</summary>
/// <param name="Records">Records by type.</param>
/// <param name="Now">What scope compares.</param>
internal sealed record Portion(IReadOnlyList<KeyValuePair<RecordType, IReadOnlyList<Found>>> Records, IReadOnlyList<CadreNow> Now)
{
    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Records.Count == 0 && Now.Count == 0;

    /// <summary>
    /// Whether it is nothing but what is worked out from facts, and is worked out anew when a writer was cut off: until the
    /// run's own record is there, which comes last, nobody sees estimates and files of it.
    /// </summary>
    public bool IsDerived => Records.All(of => of.Key.Name is "estimates" or "run_files");
}
