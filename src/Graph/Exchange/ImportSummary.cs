namespace TalentGraph.Graph.Exchange;

/// <summary>What an import did with one file, or would do.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Rows">The rows read, bad ones included.</param>
/// <param name="Bad">How many of them are bad.</param>
/// <param name="Added">Good rows whose key the store did not have; of evaluations marks.</param>
/// <param name="Known">Good rows whose key it had.</param>
public sealed record FileCount(string File, long Rows, long Bad, long Added, long Known);

/// <summary>Something to look at that stops nothing.</summary>
/// <param name="File">The file's name; empty: the bundle as a whole.</param>
/// <param name="Subject">The column, the file or the key it is about.</param>
/// <param name="Text">What was seen.</param>
public sealed record ImportWarning(string File, string Subject, string Text);

/// <summary>How many cells of a column were brought into the contract's form.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Column">The column; empty: the row or header.</param>
/// <param name="Kind">What was done: <c>full_width</c>, <c>date_form</c>, <c>code_word</c>, <c>trailing_columns</c>.</param>
/// <param name="Count">How often; > 0.</param>
public sealed record NormalisationCount(string File, string Column, string Kind, long Count);

/// <summary>What an import saw.</summary>
/// <param name="Files">One entry a file that the bundle has, in the contract's order.</param>
/// <param name="Warnings">In the order in which they were met.</param>
/// <param name="Normalisations">By file, column and kind.</param>
/// <param name="Problems">How many lines the report has.</param>
/// <param name="BadRows">How many rows they are about.</param>
public sealed record ImportSummary(
    IReadOnlyList<FileCount> Files,
    IReadOnlyList<ImportWarning> Warnings,
    IReadOnlyList<NormalisationCount> Normalisations,
    long Problems,
    long BadRows);
