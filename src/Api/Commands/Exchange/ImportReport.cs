using System.Globalization;
using TalentGraph.Graph.Exchange;

namespace TalentGraph.Api.Commands.Exchange;

/// <summary>Shows an import: bad rows as they are found, progress, and at the end what was seen.</summary>
/// <param name="output">Takes the bad rows and the summary.</param>
/// <param name="error">Takes the progress.</param>
/// <param name="file">Takes the report as CSV; null: nobody.</param>
internal sealed class ImportReport(TextWriter output, TextWriter error, TextWriter? file)
{
    private const long RowsALine = 1_000_000;
    private readonly bool isTerminal = !Console.IsErrorRedirected && ReferenceEquals(error, Console.Error);
    private ImportProgress? last;

    /// <summary>Begins the report's file.</summary>
    public void Begin() => file?.WriteLine("file,line,column,value,code,reason");

    /// <summary>Shows one bad row.</summary>
    public void Show(RowProblem problem)
    {
        ClearProgress();
        var line = problem.Line.ToString(CultureInfo.InvariantCulture);
        output.WriteLine($"{problem.File}:{line} {problem.Column} '{OneLine(problem.Value)}' {problem.Code.Text()}: {problem.Reason}");
        Write(problem.File, line, problem.Column, problem.Value, problem.Code.Text(), problem.Reason);
    }

    /// <summary>Shows a warning or note.</summary>
    public void Show(ImportWarning warning) =>
        output.WriteLine($"note: {string.Join(' ', new[] { warning.File, warning.Subject }.Where(part => part.Length > 0))}: {warning.Text}");

    /// <summary>Shows how far it is: in place on a terminal, else a line a million rows and a pass.</summary>
    public void Show(ImportProgress step)
    {
        var what = step.Writing ? "writing" : "checking";
        if (isTerminal)
            error.Write($"\r{what} {step.File} {step.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows\u001b[K");
        else if (last is null || last.Writing != step.Writing || last.Rows / RowsALine != step.Rows / RowsALine)
            error.WriteLine($"{what} {step.File}, {step.Rows.ToString(CultureInfo.InvariantCulture)} rows done");
        last = step;
    }

    /// <summary>Shows what was seen in all.</summary>
    public void Show(ImportSummary summary)
    {
        ClearProgress();
        foreach (var counted in summary.Files)
            output.WriteLine($"{counted.File}: {counted.Rows} rows, {counted.Added} new, {counted.Known} known, {counted.Bad} bad");
        foreach (var normalised in summary.Normalisations)
        {
            output.WriteLine($"normalised: {normalised.File} {normalised.Column} {normalised.Kind}: {normalised.Count}");
            Write(normalised.File, "0", normalised.Column, normalised.Count.ToString(CultureInfo.InvariantCulture), "NORMALISED", normalised.Kind);
        }

        foreach (var warning in summary.Warnings)
            Show(warning);
    }

    private void ClearProgress()
    {
        if (isTerminal && last is not null)
            error.Write("\r\u001b[K");
    }

    private void Write(params string[] cells) => file?.WriteLine(string.Join(',', cells.Select(Quoted)));

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // A cell must not be able to forge lines of the terminal, nor to steer it.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
