using System.Collections;
using GraphQL.Types;
using TalentGraph.GraphQL.Execution.Results;

namespace TalentGraph.GraphQL.Execution.Reading;

/// <summary>From resolved values to columns, https://spec.graphql.org/October2021/#CompleteValue().</summary>
internal sealed partial class Traversal
{
    /// <summary>Goes on with values that are all there: lists are laid out, then leaves are serialized or objects become rows.</summary>
    public void Advance(Arrival arrival)
    {
        var column = arrival.Column;
        while (column.Levels.Length < column.Plan.Lists)
        {
            LayOut(arrival);
            if (arrival.Waiting > 0)
                return;
        }

        if (column is ObjectColumn objects)
            Compose(objects, arrival.Values, arrival.Count, isChecked: false);
        else
            Serialize((LeafColumn<object?>)column, arrival);
    }

    /// <summary>Objects become rows of the next level; null and what failed has none.</summary>
    /// <param name="column">The field.</param>
    /// <param name="values">By slot; used up.</param>
    /// <param name="count">How many slots.</param>
    /// <param name="isChecked">The C# type says already that they are what the schema says.</param>
    public void Compose(ObjectColumn column, object?[] values, int count, bool isChecked = true)
    {
        if (column.Plan.Type is IObjectGraphType type)
            ComposeOne(column, values, count, type, isChecked ? null : type.IsTypeOf);
        else
            ComposeMany(column, values, count, (IAbstractGraphType)column.Plan.Type);
    }

    private void ComposeOne(ObjectColumn column, object?[] values, int count, IObjectGraphType type, Func<object, bool>? isTypeOf)
    {
        int[]? rowOf = null;
        var kept = 0;
        for (var slot = 0; slot < count; slot++)
        {
            var value = values[slot];
            if (IsThere(column, slot, value) && Is(column, slot, value!, type, isTypeOf))
            {
                if (rowOf is not null)
                {
                    rowOf[slot] = kept;
                    values[kept] = value;
                }

                kept++;
                continue;
            }

            if (rowOf is null)
            {
                rowOf = new int[count];
                for (var before = 0; before < slot; before++)
                    rowOf[before] = before;
            }

            rowOf[slot] = -1;
        }

        column.RowOf = rowOf;
        if (kept == 0)
            return;
        var rows = new Rows(column.Plan.Below!.For(type, Caller), values, kept, column, 0);
        column.Sets = [rows];
        ready.Enqueue(rows);
    }

    /// <summary>https://spec.graphql.org/October2021/#ResolveAbstractType()</summary>
    private void ComposeMany(ObjectColumn column, object?[] values, int count, IAbstractGraphType general)
    {
        var (rowOf, setOf) = (new int[count], new int[count]);
        var types = new List<IObjectGraphType>();
        var sources = new List<List<object?>>();
        for (var slot = 0; slot < count; slot++)
        {
            rowOf[slot] = -1;
            var value = values[slot];
            if (!IsThere(column, slot, value) || TypeOf(column, slot, value!, general) is not { } type)
                continue;
            var set = types.IndexOf(type);
            if (set < 0)
            {
                set = types.Count;
                types.Add(type);
                sources.Add([]);
            }

            setOf[slot] = set;
            rowOf[slot] = sources[set].Count;
            sources[set].Add(value);
        }

        (column.RowOf, column.SetOf) = (rowOf, setOf);
        column.Sets = [.. types.Select((type, set) => new Rows(column.Plan.Below!.For(type, Caller), [.. sources[set]], sources[set].Count, column, set))];
        foreach (var rows in column.Sets)
            ready.Enqueue(rows);
    }

    private bool IsThere(ObjectColumn column, int slot, object? value)
    {
        if (value is null && column.Plan.IsRequired[^1])
            Fail(column, column.Levels.Length, slot, null);
        return value is not null && !ReferenceEquals(value, Failed);
    }

    private bool Is(ObjectColumn column, int slot, object value, IObjectGraphType type, Func<object, bool>? isTypeOf)
    {
        try
        {
            if (isTypeOf is null || isTypeOf(value))
                return true;
            throw new InvalidOperationException($"Expected value of type {type.Name}, got a {value.GetType().Name}.");
        }
        catch (Exception e) when (!IsEnd(e))
        {
            Fail(column, column.Levels.Length, slot, e);
            return false;
        }
    }

    private IObjectGraphType? TypeOf(ObjectColumn column, int slot, object value, IAbstractGraphType general)
    {
        try
        {
            var type = general.GetObjectType(value, Context.Schema)
                ?? throw new InvalidOperationException($"{general.Name} must resolve to an object type; it did not for a {value.GetType().Name}.");
            if (!general.PossibleTypes.Contains(type))
                throw new InvalidOperationException($"{type.Name} is not a possible type of {general.Name}.");
            return Is(column, slot, value, type, type.IsTypeOf) ? type : null;
        }
        catch (Exception e) when (!IsEnd(e))
        {
            Fail(column, column.Levels.Length, slot, e);
            return null;
        }
    }

    private void LayOut(Arrival arrival)
    {
        var (column, values, slots) = (arrival.Column, arrival.Values, arrival.Count);
        var level = column.Levels.Length;
        var (starts, counts) = (new int[slots], new int[slots]);
        var total = 0;
        for (var slot = 0; slot < slots; slot++)
        {
            starts[slot] = total;
            counts[slot] = -1;
            var value = values[slot];
            if (value is null && column.Plan.IsRequired[level])
                Fail(column, level, slot, null);
            if (value is null || ReferenceEquals(value, Failed))
                continue;
            try
            {
                var list = ListOf(value) ?? throw new InvalidOperationException($"Expected a list for {column.Plan}, got a {value.GetType().Name}.");
                values[slot] = list;
                total += counts[slot] = list.Count;
            }
            catch (Exception e) when (!IsEnd(e))
            {
                Fail(column, level, slot, e);
            }
        }

        column.Add(new ListLevel(starts, counts));
        arrival.Enter(Room.Take<object?>(total), total);
        for (var slot = 0; slot < slots; slot++)
        {
            for (var i = 0; i < counts[slot]; i++)
                Put(arrival, starts[slot] + i, ((IReadOnlyList<object?>)values[slot]!)[i]);
        }
    }

    /// <summary>A value as a list of objects; null when it is none.</summary>
    private static IReadOnlyList<object?>? ListOf(object value)
    {
        switch (value)
        {
            case IReadOnlyList<object?> list:
                return list;
            // By index where there is one: the library's own lists have no enumerator.
            case IList list:
                var items = new object?[list.Count];
                for (var i = 0; i < items.Length; i++)
                    items[i] = list[i];
                return items;
            case IEnumerable sequence when value is not string:
                return [.. sequence.Cast<object?>()];
            default:
                return null;
        }
    }

    private void Serialize(LeafColumn<object?> column, Arrival arrival)
    {
        var values = arrival.Values;
        var scalar = (ScalarGraphType)column.Plan.Type;
        var isRequired = column.Plan.IsRequired[^1];
        var level = column.Levels.Length;
        for (var slot = 0; slot < arrival.Count; slot++)
        {
            if (ReferenceEquals(values[slot], Failed))
            {
                values[slot] = null;
                continue;
            }

            try
            {
                values[slot] = values[slot] is { } value ? scalar.Serialize(value) : null;
                if (isRequired && values[slot] is null)
                    Fail(column, level, slot, null);
            }
            catch (Exception e) when (!IsEnd(e))
            {
                Fail(column, level, slot, e);
                values[slot] = null;
            }
        }

        column.Values = values;
    }
}
