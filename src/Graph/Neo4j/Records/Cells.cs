using System.Globalization;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>
/// The cells of records as properties. A decimal is a float, so that an analyst can count with it; where the float would
/// not give back exactly what was written (<c>85.50</c>), the text stands beside it, under the name with <c>Exact</c>.
/// </summary>
internal static class Cells
{
    private const decimal MostGivenBack = 1e15m;

    /// <summary>The name of a column's property: <c>hours_earned</c> is <c>hoursEarned</c>.</summary>
    public static string PropertyOf(Column column) => string.Concat(column.Name.Split('_').Select((word, i) =>
        i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The property that holds a record's key.</summary>
    public static string KeyOf(RecordType type) => type.KeyColumns is [{ Name: "id" }] ? "id" : "key";

    /// <summary>The text of a decimal that its float would not give back; null: it would.</summary>
    public static string? Exact(decimal value) => IsGivenBack(value) ? null : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A decimal, from its float or its text.</summary>
    public static decimal Number(CypherColumn column, int row) =>
        column.Value(row) is string text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : (decimal)column.Number(row);

    /// <summary>Decimals, from floats or texts.</summary>
    public static decimal[] Numbers(CypherColumn column, int row)
    {
        if (column.Value(row) is object?[] and [string, ..])
            return Array.ConvertAll(column.Texts(row), text => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture));
        return Array.ConvertAll(column.Numbers(row), number => (decimal)number);
    }

    /// <summary>Whether two cells would be stored alike: 85.5 and 85.50 are not.</summary>
    public static bool Same(object? one, object? other) => (one, other) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (decimal a, decimal b) => Same(a, b),
        (string[] a, string[] b) => a.AsSpan().SequenceEqual(b),
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        (IReadOnlyList<Mark> a, IReadOnlyList<Mark> b) => a.Count == b.Count && !a.Where((mark, i) => !Same(mark, b[i])).Any(),
        _ => one.Equals(other),
    };

    private static bool Same(Mark one, Mark other) =>
        one.IndicatorId == other.IndicatorId && one.Comment == other.Comment && Same(one.Score, other.Score);

    private static bool Same(decimal one, decimal other) => one == other && one.Scale == other.Scale;

    /// <summary>Floats round to fifteen digits on the way back; the largest decimals would be rounded to more than the largest.</summary>
    private static bool IsGivenBack(decimal value) => decimal.Abs(value) < MostGivenBack && Same((decimal)(double)value, value);
}
