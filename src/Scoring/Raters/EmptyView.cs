using Microsoft.ML;

namespace TalentGraph.Scoring.Raters;

/// <summary>No rows of a schema: what a mapping that learns nothing is fitted on when there are no data yet.</summary>
internal sealed class EmptyView(DataViewSchema schema) : IDataView
{
    public DataViewSchema Schema => schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => 0;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        throw new InvalidOperationException("There is nothing to read.");

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        throw new InvalidOperationException("There is nothing to read.");
}
