namespace TalentGraph.Graph.Store;

/// <summary>What wants a whole graph met a store in which an import runs or was cut off.</summary>
/// <param name="import">The import, as <see cref="StoreStatus.UnfinishedImport"/> names it.</param>
public sealed class UnfinishedImportException(string import)
    : Exception($"Import {import} runs or was cut off, and the graph is not whole until it is done. If it was cut off, end it first: import the same bundle again with --resume {import}, or run again the move that it was.")
{
    /// <summary>The import.</summary>
    public string Import { get; } = import;
}
