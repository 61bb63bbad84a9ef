using TalentGraph.Graph.Exchange.Cells;
using TalentGraph.Graph.Exchange.Rows;

namespace TalentGraph.Graph.Exchange.Checking;

/// <summary>What can be said of a row by itself, what is stored under its key, and what it refers to.</summary>
internal static class RowCheck
{
    /// <summary>Cells that must be there: the key always, the others of new records; none of them may be cleared.</summary>
    public static void Required(FileReport report, IReadOnlyList<Column> columns, BundleRow row, bool isNew)
    {
        foreach (Column column in columns)
        {
            if (!column.Required || (row.Unread & (1UL << column.Index)) != 0)
                continue;
            bool cleared = ReferenceEquals(row.Cells[column.Index], CellParser.Clear);
            if (!cleared && (row.Cells[column.Index] is not null || !(isNew || column.IsKey)))
                continue;
            report.Add(row.Line, column.Name, cleared ? "-" : "", RowCode.Required, cleared ? "cannot be cleared" : "must not be empty");
            row.IsBad = true;
        }
    }

    /// <summary>Days that must not lie before others, the stored ones included.</summary>
    public static void Order(FileReport report, IReadOnlyList<Column> columns, BundleRow row, object?[] merged)
    {
        foreach (Column end in columns)
        {
            if (end.NotBefore is null || merged[end.Index] is not DateOnly ends)
                continue;
            Column start = columns.First(c => c.Name == end.NotBefore);
            if (merged[start.Index] is not DateOnly starts || ends >= starts || ((row.Unread >> start.Index) & 1) != 0)
                continue;
            report.Add(row.Line, end.Name, ends.ToString("yyyy-MM-dd", null), RowCode.EndsBeforeStarts, $"lies before {start.Name} {starts:yyyy-MM-dd}");
            row.IsBad = true;
        }
    }

    /// <summary>What the row's cells refer to, one column perhaps left out.</summary>
    public static void Refer(FileReport report, References references, IReadOnlyList<Column> columns, BundleRow row, int except = -1)
    {
        foreach (Column column in columns)
        {
            if (column.References is not null && column.Index != except && row.Value(column.Index) is string id && !references.Check(report, row.Line, column, id))
                row.IsBad = true;
        }
    }

    /// <summary>Tells that an earlier good row has the key.</summary>
    public static void Duplicate(FileReport report, RecordType type, BundleRow row, string key)
    {
        Column named = type.KeyColumns[^1];
        report.Add(row.Line, type.KeyColumns.Count == 1 ? named.Name : "", key, RowCode.DuplicateKey, "an earlier row has the key");
        row.IsBad = true;
    }
}
