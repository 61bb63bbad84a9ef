using TalentGraph.GraphQL.Execution.Results;
using TalentGraph.GraphQL.Types.Leaves;

namespace TalentGraph.GraphQL.Execution.Reading;

/// <summary>A leaf that is a property: read into an array of its own type, unboxed.</summary>
internal sealed class LeafReader<TSource, TValue>(Func<TSource, TValue> read, Leaf<TValue> leaf) : FieldReader
{
    public override void Read(Traversal traversal, Rows rows, int field)
    {
        var column = new LeafColumn<TValue>(rows, field, leaf);
        rows.Columns[field] = column;
        var values = column.Values = traversal.Room.Take<TValue>(rows.Count);
        var isRequired = column.Plan.IsRequired[0];
        var row = 0;
        while (row < rows.Count)
        {
            try
            {
                for (; row < rows.Count; row++)
                {
                    var value = read((TSource)rows.Sources[row]!);
                    if (Leaf<TValue>.CanBeNull && value is null)
                    {
                        if (isRequired)
                            traversal.Fail(column, 0, row, null);
                        continue;
                    }

                    if (leaf.IsPartial)
                        leaf.Check(value);
                    values[row] = value;
                }
            }
            catch (Exception e) when (!traversal.IsEnd(e))
            {
                traversal.Fail(column, 0, row++, e);
            }
        }
    }
}

/// <summary>A list of leaves that is a property: all lists laid end to end, unboxed.</summary>
internal sealed class LeafListReader<TSource, TItem>(Func<TSource, IEnumerable<TItem>?> read, Leaf<TItem> leaf) : FieldReader
{
    public override void Read(Traversal traversal, Rows rows, int field)
    {
        var column = new LeafColumn<TItem>(rows, field, leaf);
        rows.Columns[field] = column;
        var lists = ListFiller.Read(traversal, rows, column, read, out var level, out var total);
        column.Add(level);
        var values = column.Values = traversal.Room.Take<TItem>(total);
        var isRequired = column.Plan.IsRequired[1];
        for (var row = 0; row < rows.Count; row++)
        {
            var slot = level.Starts[row];
            for (var i = 0; i < level.Counts[row]; i++, slot++)
            {
                var value = lists[row]![i];
                try
                {
                    if (Leaf<TItem>.CanBeNull && value is null)
                    {
                        if (isRequired)
                            traversal.Fail(column, 1, slot, null);
                        continue;
                    }

                    if (leaf.IsPartial)
                        leaf.Check(value);
                    values[slot] = value;
                }
                catch (Exception e) when (!traversal.IsEnd(e))
                {
                    traversal.Fail(column, 1, slot, e);
                }
            }
        }
    }
}
