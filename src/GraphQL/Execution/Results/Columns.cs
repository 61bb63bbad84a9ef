using System.Diagnostics;
using System.Text.Json;
using TalentGraph.GraphQL.Types.Leaves;

namespace TalentGraph.GraphQL.Execution.Results;

/// <summary>Leaves, as their C# type has them.</summary>
internal sealed class LeafColumn<T>(Rows owner, int field, Leaf<T> leaf) : Column(owner, field)
{
    /// <summary>By slot of the innermost level; may be longer.</summary>
    public T[] Values { get; set; } = [];

    public override void WriteItem(Utf8JsonWriter writer, int slot)
    {
        var value = Values[slot];
        if (Leaf<T>.CanBeNull && value is null)
            writer.WriteNullValue();
        else
            leaf.Write(writer, value);
    }

    protected override void ClearItem(int slot) =>
        Values[slot] = Leaf<T>.CanBeNull ? default! : throw new UnreachableException($"{Plan} is never null.");
}

/// <summary>The same text for all, or null for all.</summary>
internal sealed class ConstantColumn(Rows owner, int field, JsonEncodedText? value) : Column(owner, field)
{
    public override void WriteItem(Utf8JsonWriter writer, int slot)
    {
        if (value is { } text)
            writer.WriteStringValue(text);
        else
            writer.WriteNullValue();
    }

    protected override void ClearItem(int slot)
    {
        // Null already: what has a value here cannot fail.
    }
}

/// <summary>Objects, each a row of one of the sets below: one set a type.</summary>
internal sealed class ObjectColumn(Rows owner, int field) : Column(owner, field)
{
    private int[]?[] slots = [];

    /// <summary>One a type that occurs; empty when all are null.</summary>
    public Rows[] Sets { get; set; } = [];

    /// <summary>The row of each slot, −1 for null; null itself when slot and row are the same.</summary>
    public int[]? RowOf { get; set; }

    /// <summary>The set of each slot; null when there is one.</summary>
    public int[]? SetOf { get; set; }

    /// <summary>The object, where there is one place and it is not null; null otherwise.</summary>
    public Rows? Alone => Owner.Count == 1 && Sets is [{ Count: 1 } only] && (RowOf is null || RowOf[0] == 0) ? only : null;

    /// <summary>The slot of a row. Only errors ask, so it is turned round when the first does.</summary>
    public int SlotOf(int set, int row)
    {
        if (RowOf is null)
            return row;
        if (slots.Length == 0)
            slots = new int[]?[Sets.Length];
        return (slots[set] ??= Invert(set))[row];
    }

    public override void WriteItem(Utf8JsonWriter writer, int slot)
    {
        var row = RowOf is null ? slot : RowOf[slot];
        if (row < 0)
            writer.WriteNullValue();
        else
            Sets[SetOf is null ? 0 : SetOf[slot]].Write(writer, row);
    }

    protected override void ClearItem(int slot)
    {
        if (RowOf is null)
        {
            RowOf = [.. Enumerable.Range(0, Sets.Sum(s => s.Count))];
            slots = [];
        }

        RowOf[slot] = -1;
    }

    /// <summary>Before anything is cleared that had a row: errors take their places first and null is set after.</summary>
    private int[] Invert(int set)
    {
        var inverse = new int[Sets[set].Count];
        for (var slot = 0; slot < RowOf!.Length; slot++)
        {
            if (RowOf[slot] >= 0 && (SetOf is null || SetOf[slot] == set))
                inverse[RowOf[slot]] = slot;
        }

        return inverse;
    }
}
