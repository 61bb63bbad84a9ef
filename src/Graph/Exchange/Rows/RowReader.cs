using System.Text;
using TalentGraph.Graph.Exchange.Cells;
using TalentGraph.Graph.Exchange.Csv;
using TalentGraph.Graph.Exchange.Sources;

namespace TalentGraph.Graph.Exchange.Rows;

/// <summary>Reads one file of a bundle as typed rows, and tells what is wrong with each by itself.</summary>
internal sealed class RowReader : IDisposable
{
    private const int ShownValue = 200;
    private readonly CsvReader csv;
    private readonly FileReport report;
    private readonly IReadOnlyList<Column> columns;
    private readonly CellParser[] parsers;
    private readonly CellCache?[] caches;
    private readonly int?[] most;
    private Column?[] header = [];
    private bool headerRead;

    private RowReader(RecordType type, Stream stream, Encoding? encoding, FileReport report, Func<Column, int?>? mostBytes)
    {
        this.report = report;
        csv = new CsvReader(stream, encoding);
        columns = MarkRow.ColumnsOf(type);
        parsers = [.. columns.Select(c => new CellParser(type.Name, c))];
        caches = [.. columns.Select(c => c.IsKey && c.Name == "id" ? null : new CellCache())];
        most = [.. columns.Select(c => mostBytes?.Invoke(c))];
    }

    /// <summary>Opens a record's file.</summary>
    /// <param name="source">The bundle.</param>
    /// <param name="type">The record.</param>
    /// <param name="encoding">Of the files; null: what their first bytes say.</param>
    /// <param name="report">Takes what is wrong.</param>
    /// <param name="mostBytes">What the store takes of a column, <see cref="ITalentStore.MostBytes"/>; null: it is known that it takes all.</param>
    /// <returns>Its rows; null when the bundle does not have it.</returns>
    public static RowReader? Open(
        BundleSource source, RecordType type, Encoding? encoding, FileReport report, Func<Column, int?>? mostBytes = null) =>
        source.OpenRead(type.Name + ".csv") is { } stream ? new RowReader(type, stream, encoding, report, mostBytes) : null;

    /// <summary>The next rows.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="rows">Where they go; emptied first.</param>
    /// <returns>Whether there were any.</returns>
    public bool Read(int most, List<BundleRow> rows)
    {
        rows.Clear();
        if (!headerRead && !ReadHeader())
            return false;
        while (rows.Count < most && csv.Read())
        {
            rows.Add(ReadRow());
        }

        return rows.Count > 0;
    }

    public void Dispose() => csv.Dispose();

    private bool ReadHeader()
    {
        headerRead = true;
        if (!csv.Read())
            return false;
        if (csv.Fault is { } fault)
        {
            Broken(fault);
            return false;
        }

        string[] names = [.. Enumerable.Range(0, csv.Count).Select(i => Encoding.UTF8.GetString(csv.Field(i)).Trim())];
        int count = names.Length;
        while (count > 1 && names[count - 1].Length == 0)
            count--;
        if (count < names.Length)
            report.Normalised("", Normalised.TrailingColumns);
        header = new Column?[count];
        for (int i = 0; i < count; i++)
        {
            Column? column = Aliases.All.ColumnOf(report.Name, columns, names[i]);
            if (column is null)
                report.Warn(names[i], "unknown column, not read");
            else if (header.Contains(column))
                report.Warn(names[i], $"{column.Name} stands twice, the first is read");
            else
                header[i] = column;
        }

        return true;
    }

    private BundleRow ReadRow()
    {
        if (csv.Fault is { } fault)
        {
            Broken(fault);
            return Parse(broken: true);
        }

        if (csv.Count == header.Length)
            return Parse(broken: false);
        for (int i = header.Length; i < csv.Count; i++)
        {
            if (!csv.Field(i).Trim(" \t"u8).IsEmpty)
                return WrongCount();
        }

        if (csv.Count < header.Length)
            return WrongCount();
        report.Normalised("", Normalised.TrailingColumns);
        return Parse(broken: false);
    }

    private BundleRow WrongCount()
    {
        report.Add(csv.Line, "", Shown(0), RowCode.ColumnCount, $"{csv.Count} columns, the header has {header.Length}");

        return Parse(broken: true);
    }

    /// <summary>Reads the cells; of a broken row only to know its key, silently, and not the field that broke it.</summary>
    private BundleRow Parse(bool broken)
    {
        var row = new BundleRow { Line = csv.Line, Cells = new object?[columns.Count], IsBroken = broken, IsBad = broken };
        int count = Math.Min(header.Length, csv.Count);
        for (int i = 0; i < count; i++)
        {
            if (header[i] is not { } column || csv.Field(i).IsEmpty)
                continue;
            if (!broken)
                Read(row, column, csv.Field(i));
            else if (csv.Fault is null || csv.FaultField != i)
                row.Cells[column.Index] = parsers[column.Index].Parse(Encoding.UTF8.GetString(csv.Field(i))).Value;
        }

        return row;
    }

    private void Read(BundleRow row, Column column, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > most[column.Index])
        {
            Unread(row, column, Encoding.UTF8.GetString(bytes), RowCode.TooLong, $"the store takes at most {most[column.Index]} bytes here");
            return;
        }

        CellCache? cache = caches[column.Index];
        int slot = -1;
        if (cache?.TryGet(bytes, out row.Cells[column.Index], out Normalised normalised, out slot) == true)
        {
            if (normalised != Normalised.None)
                report.Normalised(column.Name, normalised);
            return;
        }

        string text = Encoding.UTF8.GetString(bytes);
        Parsed parsed = parsers[column.Index].Parse(text);
        if (parsed.Fault is { } fault)
        {
            Unread(row, column, text, fault, Why(fault, column));
            return;
        }

        row.Cells[column.Index] = parsed.Value;
        cache?.Put(slot, bytes, parsed.Value, parsed.Normalised);
        if (parsed.Normalised != Normalised.None)
            report.Normalised(column.Name, parsed.Normalised);
    }

    private void Unread(BundleRow row, Column column, string text, RowCode fault, string why)
    {
        row.Unread |= 1UL << column.Index;
        row.IsBad = true;
        report.Add(row.Line, column.Name, Cut(text), fault, why);
    }

    private void Broken(RowCode fault)
    {
        int field = csv.FaultField;
        string column = field >= 0 && field < header.Length ? header[field]?.Name ?? "" : "";
        report.Add(csv.Line, column, Shown(Math.Max(field, 0)), fault, fault switch
        {
            RowCode.UnclosedQuote => "the quote is never closed; nothing after it is read",
            RowCode.BadQuote => "text after the closing quote",
            RowCode.ControlCharacter => "a control character",
            RowCode.TooLong => $"a field holds at most {CsvReader.MaxField} bytes, a row {CsvReader.MaxRow}",
            _ => "the bytes are no text in this encoding",
        });
    }

    private static string Why(RowCode fault, Column column) => fault switch
    {
        RowCode.BadDate => "no day of the calendar",
        RowCode.BadNumber => column.Kind == CellKind.Whole ? "no whole number" : "no number",
        RowCode.OutOfRange => column.Max == decimal.MaxValue ? $"less than {column.Min}" : $"not from {column.Min} to {column.Max}",
        _ => $"no {column.Name} of this name",
    };

    private string Shown(int field) =>
        field < csv.Count ? Cut(Encoding.UTF8.GetString(csv.Field(field)[..Math.Min(csv.Field(field).Length, 4 * ShownValue)])) : "";

    private static string Cut(string text) => text.Length <= ShownValue ? text : text[..ShownValue];
}
