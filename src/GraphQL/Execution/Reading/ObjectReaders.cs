using TalentGraph.GraphQL.Execution.Results;

namespace TalentGraph.GraphQL.Execution.Reading;

/// <summary>An object that is a property.</summary>
internal sealed class ObjectReader<TSource>(Func<TSource, object?> read) : FieldReader
{
    public override void Read(Traversal traversal, Rows rows, int field)
    {
        var column = new ObjectColumn(rows, field);
        rows.Columns[field] = column;
        var values = traversal.Room.Take<object?>(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            try
            {
                values[row] = read((TSource)rows.Sources[row]!);
            }
            catch (Exception e) when (!traversal.IsEnd(e))
            {
                traversal.Fail(column, 0, row, e);
                values[row] = Traversal.Failed;
            }
        }

        traversal.Compose(column, values, rows.Count);
    }
}

/// <summary>A list of objects that is a property.</summary>
internal sealed class ObjectListReader<TSource, TItem>(Func<TSource, IEnumerable<TItem>?> read) : FieldReader
    where TItem : class
{
    public override void Read(Traversal traversal, Rows rows, int field)
    {
        var column = new ObjectColumn(rows, field);
        rows.Columns[field] = column;
        var lists = ListFiller.Read(traversal, rows, column, read, out var level, out var total);
        column.Add(level);
        var values = traversal.Room.Take<object?>(total);
        var slot = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            var count = level.Counts[row];
            var list = lists[row];
            for (var i = 0; i < count; i++)
                values[slot++] = list![i];
        }

        traversal.Compose(column, values, total);
    }
}

/// <summary>Reads the lists themselves, so that the room for their items is known before they are laid end to end.</summary>
internal static class ListFiller
{
    public static IReadOnlyList<TItem>?[] Read<TSource, TItem>(
        Traversal traversal, Rows rows, Column column, Func<TSource, IEnumerable<TItem>?> read, out ListLevel level, out int total)
    {
        var lists = new IReadOnlyList<TItem>?[rows.Count];
        var (starts, counts) = (new int[rows.Count], new int[rows.Count]);
        var isRequired = column.Plan.IsRequired[0];
        total = 0;
        for (var row = 0; row < lists.Length; row++)
        {
            starts[row] = total;
            counts[row] = -1;
            try
            {
                var items = read((TSource)rows.Sources[row]!);
                if (items is null)
                {
                    if (isRequired)
                        traversal.Fail(column, 0, row, null);
                    continue;
                }

                var list = items as IReadOnlyList<TItem> ?? [.. items];
                counts[row] = list.Count;
                lists[row] = list;
                total += list.Count;
            }
            catch (Exception e) when (!traversal.IsEnd(e))
            {
                traversal.Fail(column, 0, row, e);
            }
        }

        level = new ListLevel(starts, counts);
        return lists;
    }
}
