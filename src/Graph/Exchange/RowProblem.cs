namespace TalentGraph.Graph.Exchange;

/// <summary>One line of the report: what is bad in a row.</summary>
/// <param name="File">The file's name in the bundle: <c>cadres.csv</c>.</param>
/// <param name="Line">The physical line on which the record starts, the header being 1; 0: the file as a whole.</param>
/// <param name="Column">The column's name in the contract; empty: the row as a whole.</param>
/// <param name="Value">The cell as it stands in the file, cut at 200 characters; may be a person's.</param>
/// <param name="Code">What kind of fault it is.</param>
/// <param name="Reason">The fault in words.</param>
public sealed record RowProblem(string File, long Line, string Column, string Value, RowCode Code, string Reason);
