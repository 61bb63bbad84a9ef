namespace TalentGraph.Graph.Exchange.Cells;

/// <summary>What was done to a cell so that it could be read; trimming is not told.</summary>
[Flags]
internal enum Normalised
{
    None = 0,
    FullWidth = 1,
    DateForm = 2,
    CodeWord = 4,
    TrailingColumns = 8,
}
