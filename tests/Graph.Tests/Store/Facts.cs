using CsCheck;

namespace TalentGraph.Graph.Tests.Store;

/// <summary>Records of any type made of generated cells, for what must hold of every record.</summary>
internal static class Facts
{
    private static readonly string[] Pieces =
        ["a", "Z", "0", " ", "_", "%", "'", "\"", "\\", "/", ";", ",", "\n", "张", "伟", "é", "，", "{", "[", "Straße", "null"];

    private static readonly Gen<string> Text = Gen.OneOf(Pieces).Array[1, 6].Select(string.Concat);

    private static readonly Gen<DateOnly> Day = Gen.Int[1, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<Mark[]> Marks = Gen.Select(Gen.Int[1, 40].HashSet[1, 8], Number(0, 100).Array[8], Text.Array[8], Gen.Bool.Array[8])
        .Select((indicators, scores, comments, said) => indicators
            .Select(i => $"I/{i:00}").Order(StringComparer.Ordinal)
            .Select((id, i) => new Mark(new IndicatorId(id), scores[i], said[i] ? comments[i] : null))
            .ToArray());

    /// <summary>Records of a type, each with a key of its own, the same in every run.</summary>
    /// <param name="type">Which.</param>
    /// <param name="filled">Whether the optional columns have a value; else none has.</param>
    /// <param name="count">How many; fewer when two happen to share a key.</param>
    public static IReadOnlyList<IRecord> Of(RecordType type, bool filled, int count = 30)
    {
        Gen<object?>[] cells = [.. type.Columns.Select(c => filled || c.Required ? Cell(c) : Gen.Const((object?)null))];
        Gen<IRecord> record = Row(cells).Select(row => (IRecord)type.FromRow(row));
        List<IRecord> made = record.List[count].Generate(new PCG(1, 20240601), null!, out _);
        return [.. made.DistinctBy(type.KeyOf)];
    }

    /// <summary>The cells of a record in a form that can be compared.</summary>
    public static string Said(IRecord record) => string.Join(" | ", RecordType.Of(record.GetType()).ToRow(record).Select(cell => cell switch
    {
        null => "∅",
        byte[] bytes => Convert.ToHexString(bytes),
        string[] texts => $"[{string.Join(" & ", texts)}]",
        IReadOnlyList<Mark> marks => $"[{string.Join(" & ", marks)}]",
        DateTimeOffset at => at.ToString("O", null),
        IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => $"'{cell}'",
    }));

    private static Gen<object?[]> Row(Gen<object?>[] cells) =>
        cells.Aggregate(Gen.Const(Array.Empty<object?>()), (row, cell) => Gen.Select(row, cell, (done, next) => (object?[])[.. done, next]));

    private static Gen<object?> Cell(Column column) => column.Kind switch
    {
        CellKind.Text or CellKind.Id => Text.Select(t => (object?)t),
        CellKind.Date => Day.Select(d => (object?)d),
        CellKind.Number => Number(column.Min, Math.Min(column.Max, 1_000_000m)).Select(n => (object?)n),
        CellKind.Whole => Gen.Int[(int)column.Min, (int)Math.Min(column.Max, int.MaxValue)].Select(n => (object?)n),
        CellKind.Flag => Gen.Bool.Select(f => (object?)f),
        CellKind.Code => Gen.OneOf([.. Code.All(column.Codes!)]).Select(c => (object?)c),
        CellKind.Codes => Gen.OneOf([.. Code.All(column.Codes!)]).Array[1, 4].Select(c => (object?)c.Distinct().ToArray()),
        CellKind.Texts => Text.Array[1, 4].Select(t => (object?)t),
        CellKind.Instant => Gen.Long[0, DateTimeOffset.MaxValue.UtcTicks].Select(t => (object?)new DateTimeOffset(t, TimeSpan.Zero)),
        CellKind.Marks => Marks.Select(m => (object?)m),
        CellKind.Bytes => Gen.Byte.Array[0, 64].Select(b => (object?)b),
        _ => throw new ArgumentException($"No cells are made for {column.Kind}.", nameof(column)),
    };

    private static Gen<decimal> Number(decimal min, decimal max) => Gen.Select(Gen.Long[0, 1_000_000_000], Gen.Int[0, 6])
        .Select((part, scale) => decimal.Round(min + ((max - min) * part / 1_000_000_000m), scale));
}
