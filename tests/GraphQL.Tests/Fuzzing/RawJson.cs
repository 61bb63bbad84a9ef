namespace TalentGraph.GraphQL.Tests.Fuzzing;

/// <summary>JSON as somebody writes it who means no good: any shape, numbers beyond every type, halves of characters, deep nesting.</summary>
internal sealed class RawJson(Random random, IReadOnlyList<string> names, IReadOnlyList<string> texts)
{
    private static readonly string[] Leaves =
    [
        "null", "true", "false", "0", "-0", "1", "3", "-1", "1.5", "2147483648", "-2147483649", "99999999999999999999", "1e400", "-1e-400", "1E+5", "0.1e1", "\"\"", "\"a\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"😀\"", "\"县\"", "\"2024-02-30\"", "\"0000-00-00\"", "\"9999-12-31\"", "\"2024-06-30\"", "\"2024-06-30T25:00:00Z\"",
        "\"2024-06-30T12:00:00.1234567+14:00\"", "\"NaN\"", "\"cadre:\"", "\":\"", "\"true\"", "[]", "{}",
    ];

    public string Value(int depth = 0) => random.Next(1_000) switch
    {
        0 => Nested("[", "]", random.Next(2) == 0 ? 60 : 3_000),
        1 => Nested("{\"a\":", "}", random.Next(2) == 0 ? 60 : 3_000),
        2 => $"\"{new string('x', random.Next(20_000))}\"",
        < 150 when depth < 4 => $"[{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => Value(depth + 1)))}]",
        < 350 when depth < 4 => Object(depth),
        < 450 => $"\"{texts[random.Next(texts.Count)]}\"",
        _ => Leaves[random.Next(Leaves.Length)],
    };

    public string Object(int depth = 0) =>
        $"{{{string.Join(',', Enumerable.Range(0, random.Next(6)).Select(_ => $"\"{names[random.Next(names.Count)]}\":{Value(depth + 1)}"))}}}";

    private static string Nested(string open, string close, int times) =>
        $"{string.Concat(Enumerable.Repeat(open, times))}1{string.Concat(Enumerable.Repeat(close, times))}";
}
