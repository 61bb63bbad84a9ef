using System.Text.Json;
using TalentGraph.GraphQL.Execution.Plans;

namespace TalentGraph.GraphQL.Execution.Results;

/// <summary>
/// One list around the values of a column: where each list begins among the slots one level further in, and how long it is.
/// </summary>
/// <param name="Starts">By slot; never falls, so that the list of an inner slot can be searched.</param>
/// <param name="Counts">By slot; −1 is null.</param>
internal sealed record ListLevel(int[] Starts, int[] Counts)
{
    /// <summary>The list that an inner slot belongs to: the last one that begins at or before it.</summary>
    public int OwnerOf(int slot)
    {
        var (low, high) = (0, Starts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Starts[middle] <= slot)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}

/// <summary>
/// A field's values over all objects of a set. Lists are laid end to end, one level in another, so that however deep they
/// nest the values themselves are one array.
/// </summary>
internal abstract class Column(Rows owner, int field)
{
    public Rows Owner { get; } = owner;

    public int Field { get; } = field;

    public FieldPlan Plan => Owner.Plan.Fields[Field];

    /// <summary>From the outermost list to the innermost; empty when the field is no list. Grows while values come in.</summary>
    public ListLevel[] Levels { get; private set; } = [];

    public void Add(ListLevel level) => Levels = [.. Levels, level];

    public void Write(Utf8JsonWriter writer, int row) => Write(writer, 0, row);

    /// <summary>Makes a position null.</summary>
    /// <param name="level">0: the field itself; 1: an item of its list; and so on.</param>
    /// <param name="slot">Which one of that level.</param>
    public void Clear(int level, int slot)
    {
        if (level < Levels.Length)
            Levels[level].Counts[slot] = -1;
        else
            ClearItem(slot);
    }

    /// <summary>Writes one value of the innermost level.</summary>
    public abstract void WriteItem(Utf8JsonWriter writer, int slot);

    protected abstract void ClearItem(int slot);

    private void Write(Utf8JsonWriter writer, int level, int slot)
    {
        if (level == Levels.Length)
        {
            WriteItem(writer, slot);
            return;
        }

        var list = Levels[level];
        var count = list.Counts[slot];
        if (count < 0)
        {
            writer.WriteNullValue();
            return;
        }

        var start = list.Starts[slot];
        writer.WriteStartArray();
        for (var i = 0; i < count; i++)
            Write(writer, level + 1, start + i);
        writer.WriteEndArray();
    }
}
