using System.Collections;
using System.Globalization;
using Neo4j.Driver;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Bolt;

/// <summary>Between the values of a statement and those of the driver.</summary>
internal static class BoltValues
{
    /// <summary>Parameters as the driver takes them.</summary>
    /// <param name="parameters">Of the types that <see cref="CypherStatement"/> lists.</param>
    /// <exception cref="ArgumentException">One is of another type.</exception>
    public static Dictionary<string, object?> Sent(IReadOnlyDictionary<string, object?> parameters) =>
        parameters.ToDictionary(parameter => parameter.Key, parameter => Sent(parameter.Value), StringComparer.Ordinal);

    /// <summary>A value of an answer as a column takes it; graph entities have none, a query returns their properties.</summary>
    /// <param name="value">As the driver gives it.</param>
    /// <exception cref="InvalidDataException">It is of a type that no column holds.</exception>
    public static object? Received(object? value) => value switch
    {
        null or string or bool or long or double or byte[] => value,
        LocalDate day => new DateOnly(day.Year, day.Month, day.Day),
        ZonedDateTime moment => moment.ToDateTimeOffset(),
        IReadOnlyDictionary<string, object> map => map.ToDictionary(pair => pair.Key, pair => Received(pair.Value), StringComparer.Ordinal),
        IEnumerable list => list.Cast<object?>().Select(Received).ToList(),
        _ => throw new InvalidDataException($"No column can hold a {value.GetType().Name}: return its properties."),
    };

    private static object? Sent(object? value) => value switch
    {
        null or string or bool or int or long or double or byte[] => value,
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => new LocalDate(day.Year, day.Month, day.Day),
        DateTimeOffset moment => new ZonedDateTime(moment.ToUniversalTime()),
        CypherRows rows => rows.Rows.Select(row => MapOf(rows.Columns, row)).ToList(),
        IEnumerable<KeyValuePair<string, object?>> map => map.ToDictionary(pair => pair.Key, pair => Sent(pair.Value), StringComparer.Ordinal),
        IEnumerable list => list.Cast<object?>().Select(Sent).ToList(),
        _ => throw new ArgumentException($"A parameter cannot be a {value.GetType()}.", nameof(value)),
    };

    private static Dictionary<string, object?> MapOf(IReadOnlyList<string> columns, object?[] row)
    {
        var map = new Dictionary<string, object?>(columns.Count, StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
        {
            if (row[i] is not null)
                map.Add(columns[i], Sent(row[i]));
        }

        return map;
    }
}
