using System.Collections;

namespace TalentGraph.Graph.Neo4j.Transport;

/// <summary>
/// One column of an answer, in flat memory: numbers, days and moments are words of 64 bits, and the items of all lists
/// stand in one column of their own.
/// </summary>
/// <remarks>
/// The readers take a row from 0; those without <c>OrNull</c> throw <see cref="InvalidOperationException"/> where the cell
/// is null, and all do where it is of another type.
/// </remarks>
public sealed class CypherColumn
{
    private const int MostSharedLength = 32;
    private const int SharedTexts = 64;
    private CypherKind[] kinds = [];
    private long[] words = [];
    private object?[] objects = [];
    private string?[]? shared;
    private CypherColumn? items;
    private CypherColumn? names;

    /// <summary>How many cells.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a cell is null.</summary>
    public bool IsNull(int row) => Kind(row) == CypherKind.Null;

    /// <summary>A text.</summary>
    public string Text(int row) => (string)objects[Require(row, CypherKind.Text)]!;

    /// <summary>A text; null where the cell is null.</summary>
    public string? TextOrNull(int row) => IsNull(row) ? null : Text(row);

    /// <summary>A whole number.</summary>
    public long Whole(int row) => words[Require(row, CypherKind.Whole)];

    /// <summary>A number, whole or not.</summary>
    public double Number(int row) => Kind(row) == CypherKind.Whole
        ? words[row]
        : BitConverter.Int64BitsToDouble(words[Require(row, CypherKind.Number)]);

    /// <summary>Yes or no.</summary>
    public bool Flag(int row) => words[Require(row, CypherKind.Flag)] != 0;

    /// <summary>A calendar day.</summary>
    public DateOnly Day(int row) => DateOnly.FromDayNumber((int)words[Require(row, CypherKind.Day)]);

    /// <summary>A moment, in UTC.</summary>
    public DateTimeOffset Moment(int row) => new(words[Require(row, CypherKind.Moment)], TimeSpan.Zero);

    /// <summary>Bytes.</summary>
    public byte[] Bytes(int row) => (byte[])objects[Require(row, CypherKind.Bytes)]!;

    /// <summary>A list of anything: the column in which its items stand, where the first stands, and how many there are.</summary>
    public (CypherColumn Items, int First, int Count) List(int row)
    {
        (int first, int count) = Range(row, CypherKind.List);
        return (items!, first, count);
    }

    /// <summary>A list of texts; empty for an empty list.</summary>
    public string[] Texts(int row) => ListOf(row, static (column, item) => column.Text(item));

    /// <summary>A list of whole numbers; empty for an empty list.</summary>
    public long[] Wholes(int row) => ListOf(row, static (column, item) => column.Whole(item));

    /// <summary>A list of numbers; empty for an empty list.</summary>
    public double[] Numbers(int row) => ListOf(row, static (column, item) => column.Number(item));

    /// <summary>
    /// The cell as an object: null, the types above, <c>object?[]</c> for a list, <c>IReadOnlyDictionary&lt;string, object?&gt;</c>
    /// for a map. For what has no reader of its own.
    /// </summary>
    public object? Value(int row) => Kind(row) switch
    {
        CypherKind.Null => null,
        CypherKind.Whole => Whole(row),
        CypherKind.Number => Number(row),
        CypherKind.Flag => Flag(row),
        CypherKind.Day => Day(row),
        CypherKind.Moment => Moment(row),
        CypherKind.List => ListOf(row, static (column, item) => column.Value(item)),
        CypherKind.Map => MapOf(row),
        _ => objects[row],
    };

    internal void AddNull() => Next(CypherKind.Null);

    internal void AddWord(CypherKind kind, long word)
    {
        int row = Next(kind);
        if (words.Length <= row)
            Array.Resize(ref words, kinds.Length);
        words[row] = word;
    }

    internal void AddObject(CypherKind kind, object value)
    {
        int row = Next(kind);
        if (objects.Length <= row)
            Array.Resize(ref objects, kinds.Length);
        objects[row] = value;
    }

    /// <summary>Adds a text; short ones that come again and again, as codes do, are kept once.</summary>
    internal void AddText(ReadOnlySpan<char> text)
    {
        if (text.Length > MostSharedLength)
        {
            AddObject(CypherKind.Text, text.ToString());
            return;
        }

        shared ??= new string?[SharedTexts];
        ref string? known = ref shared[(uint)string.GetHashCode(text) % SharedTexts];
        if (known is null || !text.SequenceEqual(known))
            known = text.ToString();
        AddObject(CypherKind.Text, known);
    }

    /// <summary>Begins a list or map; its items go to the column that this returns, a map's keys through <see cref="AddName"/>.</summary>
    internal CypherColumn Begin(CypherKind kind)
    {
        items ??= new CypherColumn();
        AddWord(kind, (long)items.Count << 32);
        return items;
    }

    internal void AddName(string name)
    {
        names ??= new CypherColumn();
        while (names.Count < items!.Count)
            names.AddNull();
        names.AddObject(CypherKind.Text, name);
    }

    /// <summary>Ends the list or map that was begun last.</summary>
    internal void End()
    {
        long start = words[Count - 1] >> 32;
        words[Count - 1] |= items!.Count - start;
    }

    internal void Add(object? value)
    {
        switch (value)
        {
            case null:
                AddNull();
                break;
            case string text:
                AddText(text);
                break;
            case byte[] bytes:
                AddObject(CypherKind.Bytes, bytes);
                break;
            case bool flag:
                AddWord(CypherKind.Flag, flag ? 1 : 0);
                break;
            case int or long:
                AddWord(CypherKind.Whole, Convert.ToInt64(value, null));
                break;
            case double number:
                AddWord(CypherKind.Number, BitConverter.DoubleToInt64Bits(number));
                break;
            case DateOnly day:
                AddWord(CypherKind.Day, day.DayNumber);
                break;
            case DateTimeOffset moment:
                AddWord(CypherKind.Moment, moment.UtcTicks);
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                CypherColumn values = Begin(CypherKind.Map);
                foreach ((string name, object? item) in map)
                {
                    AddName(name);
                    values.Add(item);
                }

                End();
                break;
            case IEnumerable list:
                CypherColumn elements = Begin(CypherKind.List);
                foreach (object? item in list)
                    elements.Add(item);
                End();
                break;
            default:
                throw new ArgumentException($"A column cannot hold a {value.GetType()}.", nameof(value));
        }
    }

    private int Next(CypherKind kind)
    {
        if (Count == kinds.Length)
            Array.Resize(ref kinds, Math.Max(16, 2 * Count));
        kinds[Count] = kind;
        return Count++;
    }

    private CypherKind Kind(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        return kinds[row];
    }

    private int Require(int row, CypherKind kind) =>
        Kind(row) == kind ? row : throw new InvalidOperationException($"Row {row} holds a {kinds[row]}, not a {kind}.");

    private T[] ListOf<T>(int row, Func<CypherColumn, int, T> read)
    {
        (int start, int length) = Range(row, CypherKind.List);
        var list = new T[length];
        for (int i = 0; i < length; i++)
            list[i] = read(items!, start + i);
        return list;
    }

    private Dictionary<string, object?> MapOf(int row)
    {
        (int start, int length) = Range(row, CypherKind.Map);
        var map = new Dictionary<string, object?>(length, StringComparer.Ordinal);
        for (int i = start; i < start + length; i++)
            map.Add(names!.Text(i), items!.Value(i));
        return map;
    }

    private (int Start, int Length) Range(int row, CypherKind kind)
    {
        long word = words[Require(row, kind)];
        return ((int)(word >> 32), (int)word);
    }
}

/// <summary>What a cell holds.</summary>
internal enum CypherKind : byte
{
    Null,
    Text,
    Whole,
    Number,
    Flag,
    Day,
    Moment,
    Bytes,
    List,
    Map,
}
