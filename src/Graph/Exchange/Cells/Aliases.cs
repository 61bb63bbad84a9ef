using System.Text;
using System.Text.Json;

namespace TalentGraph.Graph.Exchange.Cells;

/// <summary>The one table of words that stand for column names and codes; matched after removing spaces.</summary>
internal sealed class Aliases
{
    private const string EveryFile = "*";
    private readonly Dictionary<string, Dictionary<string, string[]>> headers;
    private readonly Dictionary<string, Dictionary<string, Dictionary<string, string[]>>> codes;

    private Aliases()
    {
        using Stream stream = typeof(Aliases).Assembly.GetManifestResourceStream("exchange/aliases.json")!;
        Table table = JsonSerializer.Deserialize<Table>(stream, JsonSerializerOptions.Web)!;
        headers = table.Headers;
        codes = table.Codes;
    }

    /// <summary>The table.</summary>
    public static Aliases All { get; } = new();

    /// <summary>A text without any white space.</summary>
    public static string WithoutSpaces(string text) => text.Any(char.IsWhiteSpace) ? string.Concat(text.Where(c => !char.IsWhiteSpace(c))) : text;

    /// <summary>The column that a header names; null when it names none of the file's.</summary>
    public Column? ColumnOf(string file, IReadOnlyList<Column> columns, string header)
    {
        string word = WithoutSpaces(header);
        return columns.FirstOrDefault(c => c.Name == word) ??
            columns.FirstOrDefault(c => Headers(file, c.Name).Contains(word, StringComparer.Ordinal));
    }

    /// <summary>The codes of a closed list by the words that stand for them, whichever columns of the list the table has them under.</summary>
    public Dictionary<string, string> CodeWords(Type list)
    {
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        foreach (RecordType type in RecordTypes.All)
        {
            foreach (Column column in type.Columns.Where(c => c.Codes == list))
            {
                foreach (string table in (string[])[EveryFile, type.Name])
                {
                    foreach ((string code, string[] aliases) in codes.GetValueOrDefault(table)?.GetValueOrDefault(column.Name) ?? [])
                        Array.ForEach(aliases, alias => words[alias] = code);
                }
            }
        }

        return words;
    }

    /// <summary>The table for people: file, column or column=code, words; a line each.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((string file, Dictionary<string, string[]> columns) in headers)
        {
            foreach ((string column, string[] words) in columns)
                text.Append(file).Append('\t').Append(column).Append('\t').AppendJoin(' ', words).Append('\n');
        }

        foreach ((string file, Dictionary<string, Dictionary<string, string[]>> columns) in codes)
        {
            foreach ((string column, Dictionary<string, string[]> lists) in columns)
            {
                foreach ((string code, string[] words) in lists)
                    text.Append(file).Append('\t').Append(column).Append('=').Append(code).Append('\t').AppendJoin(' ', words).Append('\n');
            }
        }

        return text.ToString();
    }

    private IEnumerable<string> Headers(string file, string column) =>
        (headers.GetValueOrDefault(file)?.GetValueOrDefault(column) ?? []).Concat(headers[EveryFile].GetValueOrDefault(column) ?? []);

    private sealed record Table(
        Dictionary<string, Dictionary<string, string[]>> Headers,
        Dictionary<string, Dictionary<string, Dictionary<string, string[]>>> Codes);
}
