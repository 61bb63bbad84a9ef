namespace TalentGraph.Graph.Exchange.Rows;

/// <summary>One record of a file as it stands there.</summary>
internal sealed class BundleRow
{
    /// <summary>The physical line on which it starts.</summary>
    public required long Line { get; init; }

    /// <summary>One cell a column of the contract: null where empty or bad, <see cref="Cells.CellParser.Clear"/> where to be cleared.</summary>
    public required object?[] Cells { get; init; }

    /// <summary>Whether the row as such is broken and was reported so; its cells then only say which key it has.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Whether something is wrong with it.</summary>
    public bool IsBad { get; set; }

    /// <summary>Which cells could not be read, a bit a column; their emptiness is no fault of its own.</summary>
    public ulong Unread { get; set; }

    /// <summary>A cell's value; null where it is empty, bad or to be cleared.</summary>
    public object? Value(int column) => Cells[column] is var cell && ReferenceEquals(cell, Exchange.Cells.CellParser.Clear) ? null : cell;
}
