using System.Globalization;

namespace TalentGraph.Graph.Exchange.Cells;

/// <summary>What a cell says, or why it says nothing.</summary>
/// <param name="Value">As <see cref="CellKind"/> has it; null: empty; <see cref="CellParser.Clear"/>: to be cleared.</param>
/// <param name="Fault">Why it is bad; null: it is not.</param>
/// <param name="Normalised">What was done to read it.</param>
internal readonly record struct Parsed(object? Value, RowCode? Fault, Normalised Normalised);

/// <summary>Reads the cells of one column of one file.</summary>
internal sealed class CellParser
{
    /// <summary>Stands for the literal <c>-</c>: clear what is stored.</summary>
    public static readonly object Clear = new ClearCell();

    private static readonly object Yes = true;
    private static readonly object No = false;
    private readonly Column column;
    private readonly bool isText;
    private readonly Dictionary<string, string>? words;
    private readonly Dictionary<string, string>? own;

    public CellParser(string file, Column column)
    {
        this.column = column;
        isText = column.Kind is CellKind.Text or CellKind.Texts && !IsId(file, column);
        if (column.Codes is null)
            return;
        words = Aliases.All.CodeWords(column.Codes);
        own = Code.All(column.Codes).ToDictionary(c => c, StringComparer.Ordinal);
    }

    /// <summary>Reads one cell.</summary>
    public Parsed Parse(string raw)
    {
        string text = raw.Trim();
        var done = Normalised.None;
        if (!isText)
        {
            text = HalfWidth.Of(text, out bool changed);
            if (changed)
                (text, done) = (text.Trim(), Normalised.FullWidth);
        }

        if (text.Length == 0)
            return new Parsed(null, null, Normalised.None);
        if (text == "-")
            return new Parsed(Clear, null, done);
        return column.Kind switch
        {
            CellKind.Date => Date(text, done),
            CellKind.Number or CellKind.Whole => Number(text, done),
            CellKind.Flag => Flag(text, done),
            CellKind.Code => OneCode(text, done),
            CellKind.Codes => ManyCodes(text, done),
            CellKind.Texts => new Parsed(List(text), null, done),
            CellKind.Instant => Instant(text, done),
            _ => new Parsed(text, null, done),
        };
    }

    private static bool IsId(string file, Column column) =>
        column.Name is "id" or "plan_id" || file == "external_ids";

    private static Parsed Date(string text, Normalised done) =>
        DateForms.TryRead(text, out DateOnly day, out bool canonical)
            ? new Parsed(day, null, canonical ? done : done | Normalised.DateForm)
            : new Parsed(null, RowCode.BadDate, done);

    private static Parsed Instant(string text, Normalised done) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment)
            ? new Parsed(moment, null, done)
            : new Parsed(null, RowCode.BadDate, done);

    private Parsed Number(string text, Normalised done)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out decimal number))
            return new Parsed(null, RowCode.BadNumber, done);
        if (column.Kind == CellKind.Whole && number != decimal.Truncate(number))
            return new Parsed(null, RowCode.BadNumber, done);
        if (number < column.Min || number > column.Max || (column.Kind == CellKind.Whole && number is < int.MinValue or > int.MaxValue))
            return new Parsed(null, RowCode.OutOfRange, done);
        return new Parsed(column.Kind == CellKind.Whole ? (object)(int)number : number, null, done);
    }

    private static Parsed Flag(string text, Normalised done) => text switch
    {
        "yes" => new Parsed(Yes, null, done),
        "no" => new Parsed(No, null, done),
        "是" or "true" or "1" => new Parsed(Yes, null, done | Normalised.CodeWord),
        "否" or "false" or "0" => new Parsed(No, null, done | Normalised.CodeWord),
        _ => new Parsed(null, RowCode.UnknownCode, done),
    };

    private Parsed OneCode(string text, Normalised done) =>
        CodeOf(text, ref done) is { } code ? new Parsed(code, null, done) : new Parsed(null, RowCode.UnknownCode, done);

    private Parsed ManyCodes(string text, Normalised done)
    {
        string[]? parts = List(text);
        if (parts is null)
            return new Parsed(null, null, done);
        for (int i = 0; i < parts.Length; i++)
        {
            if (CodeOf(parts[i], ref done) is not { } code)
                return new Parsed(null, RowCode.UnknownCode, done);
            parts[i] = code;
        }

        // A list of codes is a set, so it has one form: the closed list's order, each once.
        return new Parsed(Code.All(column.Codes!).Where(parts.Contains).ToArray(), null, done);
    }

    private string? CodeOf(string text, ref Normalised done)
    {
        if (own!.TryGetValue(text, out string? code))
            return code;
        if (!words!.TryGetValue(Aliases.WithoutSpaces(text), out code))
            return null;
        done |= Normalised.CodeWord;
        return code;
    }

    private static string[]? List(string text)
    {
        string[] parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 0 ? null : parts;
    }

    private sealed class ClearCell;
}
