using GraphQL.Resolvers;
using GraphQL.Types;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Execution.Results;
using TalentGraph.GraphQL.Types.Binding;
using TalentGraph.GraphQL.Types.Leaves;

namespace TalentGraph.GraphQL.Execution.Reading;

/// <summary>Whatever wants more than reading a property: arguments, services, tasks, loaders, the dossier gate, the library's own fields.</summary>
/// <param name="resolver">Brings one value.</param>
/// <param name="dossier">The field as Type.field when it is a dossier field; null otherwise.</param>
internal sealed class ResolverReader(IFieldResolver resolver, string? dossier) : FieldReader
{
    public override void Read(Traversal traversal, Rows rows, int field)
    {
        Column column = rows.Plan.Fields[field].Type is ScalarGraphType
            ? new LeafColumn<object?>(rows, field, SerializedLeaf.Instance)
            : new ObjectColumn(rows, field);
        rows.Columns[field] = column;
        if (dossier is not null && traversal.Ledger is { } ledger && Report(ledger, rows))
            traversal.AfterAdmission(this, column);
        else
            Resolve(traversal, column);
    }

    /// <summary>Asks the resolver for every object of the set.</summary>
    public void Resolve(Traversal traversal, Column column)
    {
        var rows = column.Owner;
        var arrival = new Arrival(column, traversal.Room.Take<object?>(rows.Count), rows.Count);
        // Resolvers of ours have read their context when they return; others may keep it.
        var shared = resolver is IBoundResolver ? new FieldContext(traversal, column) : null;
        for (var row = 0; row < rows.Count; row++)
        {
            try
            {
                var value = resolver.ResolveAsync((shared ?? new FieldContext(traversal, column)).At(row));
                if (value.IsCompletedSuccessfully)
                    traversal.Put(arrival, row, value.GetAwaiter().GetResult());
                else
                    traversal.Await(arrival, row, value.AsTask());
            }
            catch (Exception e) when (!traversal.IsEnd(e))
            {
                traversal.Fail(column, 0, row, e);
                arrival.Values[row] = Traversal.Failed;
            }
        }

        if (arrival.Waiting == 0)
            traversal.Advance(arrival);
    }

    private bool Report(DossierLedger ledger, Rows rows)
    {
        var isAny = false;
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows.Sources[row] is not IDossierSubject { DossierSubject: var subject })
                continue;
            ledger.Report(subject, dossier!);
            isAny = true;
        }

        return isAny;
    }
}

/// <summary>Values of a field that come one by one; the next level waits until all are there.</summary>
internal sealed class Arrival(Column column, object?[] values, int count)
{
    public Column Column { get; } = column;

    /// <summary>By slot of the level that is being filled; <see cref="Traversal.Failed"/> where an error is recorded already.</summary>
    public object?[] Values { get; private set; } = values;

    /// <summary>How many slots there are; the values may be more.</summary>
    public int Count { get; private set; } = count;

    /// <summary>How many are still to come.</summary>
    public int Waiting { get; set; }

    /// <summary>Goes one list further in.</summary>
    public void Enter(object?[] values, int count) => (Values, Count) = (values, count);
}
