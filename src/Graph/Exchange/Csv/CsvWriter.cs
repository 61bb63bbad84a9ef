using System.Buffers;
using System.Globalization;
using System.Text;

namespace TalentGraph.Graph.Exchange.Csv;

/// <summary>Writes one file: RFC 4180, UTF-8 without a mark, LF. Not for several threads at once.</summary>
internal sealed class CsvWriter : IAsyncDisposable
{
    private static readonly SearchValues<char> MustBeQuoted = SearchValues.Create(",\"\r\n\t");
    private readonly StreamWriter text;
    private bool first = true;

    public CsvWriter(string path) =>
        text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };

    /// <summary>Writes one cell, as <see cref="CellKind"/> says; null is an empty one.</summary>
    public void Cell(object? cell)
    {
        switch (cell)
        {
            case null: Text(""); break;
            case string value: Text(value); break;
            case string[] values: Text(string.Join(';', values)); break;
            case DateOnly day: Plain(day, "yyyy-MM-dd"); break;
            case decimal number: Number(number); break;
            case int number: Plain(number, null); break;
            case bool flag: Text(flag ? "yes" : "no"); break;
            case DateTimeOffset moment: Plain(moment.UtcDateTime, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"); break;
            default: throw new ArgumentException($"A file cannot hold a {cell.GetType()}.", nameof(cell));
        }
    }

    /// <summary>Writes one number without trailing zeros.</summary>
    public void Number(decimal number) => Plain(number, "0.############################");

    /// <summary>Writes one text, in quotes where it needs them.</summary>
    public void Text(string value)
    {
        Separate();
        if (value.AsSpan().IndexOfAny(MustBeQuoted) < 0)
        {
            text.Write(value);
            return;
        }

        text.Write('"');
        text.Write(value.Replace("\"", "\"\"", StringComparison.Ordinal));
        text.Write('"');
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        text.WriteLine();
        first = true;
    }

    public ValueTask DisposeAsync() => text.DisposeAsync();

    private void Plain<T>(T value, string? format)
        where T : ISpanFormattable
    {
        Separate();
        Span<char> room = stackalloc char[64];
        value.TryFormat(room, out int length, format, CultureInfo.InvariantCulture);
        text.Write(room[..length]);
    }

    private void Separate()
    {
        if (!first)
            text.Write(',');
        first = false;
    }
}
