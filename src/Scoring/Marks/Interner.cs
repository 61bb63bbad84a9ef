using Microsoft.ML;
using Microsoft.ML.Data;

namespace TalentGraph.Scoring.Marks;

/// <summary>Texts of one column as codes in the order of their first appearance.</summary>
internal sealed class Interner
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    internal Interner() => _lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();

    internal List<string> Names { get; } = [];

    /// <summary>Reads a text column, or a key column by its texts; an empty cell is −1.</summary>
    internal Func<int> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is not KeyDataViewType)
        {
            var get = row.GetGetter<ReadOnlyMemory<char>>(column);
            var text = default(ReadOnlyMemory<char>);
            return () =>
            {
                get(ref text);
                return text.IsEmpty ? -1 : Code(text.Span);
            };
        }

        var texts = default(VBuffer<ReadOnlyMemory<char>>);
        column.GetKeyValues(ref texts);
        var codes = texts.DenseValues().Select(value => Code(value.Span)).ToArray();
        var key = row.GetGetter<uint>(column);
        var current = 0u;
        return () =>
        {
            key(ref current);
            return current == 0 ? -1 : codes[current - 1];
        };
    }

    /// <summary>For each code its place among all names in ordinal order, and the names in that order.</summary>
    internal (int[] Places, string[] Names) Ordered()
    {
        var names = Names.ToArray();
        var codes = Enumerable.Range(0, names.Length).ToArray();
        Array.Sort(names, codes, StringComparer.Ordinal);
        var places = new int[names.Length];
        for (var place = 0; place < codes.Length; place++)
            places[codes[place]] = place;
        return (places, names);
    }

    private int Code(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out var code))
            return code;
        Names.Add(text.ToString());
        _lookup[text] = Names.Count - 1;
        return Names.Count - 1;
    }
}
