using System.IO.Hashing;
using System.Runtime.InteropServices;
using TalentGraph.Graph.Exchange.Cells;

namespace TalentGraph.Graph.Exchange.Rows;

/// <summary>Keys of rows, and rows laid over what is stored.</summary>
internal static class RowKey
{
    /// <summary>The 128 bits that stand for a key where millions are remembered.</summary>
    public static UInt128 Hash(string key) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(key.AsSpan()));

    /// <summary>The row's key as <see cref="RecordType.KeyOf(IRecord)"/> makes it; null when a part of it is missing.</summary>
    public static string? Of(RecordType type, BundleRow row)
    {
        foreach (Column column in type.KeyColumns)
        {
            if ((row.Unread & (1UL << column.Index)) != 0 || (column.Required && row.Value(column.Index) is null))
                return null;
        }

        return type.KeyColumns.Count == 1
            ? (string)row.Cells[type.KeyColumns[0].Index]!
            : RecordType.Key([.. type.KeyColumns.Select(c => row.Value(c.Index))]);
    }

    /// <summary>The cells of the record that the row makes: an empty cell leaves what is stored, a dash clears it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="stored">The cells stored; null: the record is new.</param>
    public static object?[] Merge(BundleRow row, object?[]? stored)
    {
        object?[] cells = stored is null ? new object?[row.Cells.Length] : [.. stored];
        for (int i = 0; i < cells.Length; i++)
        {
            if (ReferenceEquals(row.Cells[i], CellParser.Clear))
                cells[i] = null;
            else if (row.Cells[i] is { } given)
                cells[i] = given;
        }

        return cells;
    }

    /// <summary>Whether two records have equal cells.</summary>
    public static bool Equal(object?[] left, object?[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            bool equal = left[i] is string[] a && right[i] is string[] b ? a.AsSpan().SequenceEqual(b) : Equals(left[i], right[i]);
            if (!equal)
                return false;
        }

        return true;
    }
}
