using GraphQL;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Execution.Results;

/// <summary>
/// Errors of fields and the null that each makes, https://spec.graphql.org/October2021/#sec-Handling-Field-Errors. They
/// come in level by level; they go out, and take effect, as if fields had been executed one after the other in the order of
/// the document, depth first: what stands below a place that is null already was never executed then, so its errors go.
/// That makes the answer the same however long anything took.
/// </summary>
internal sealed class FieldErrors
{
    private readonly List<Failure> failures = [];

    public int Count => failures.Count;

    /// <param name="column">The field.</param>
    /// <param name="level">0: the field itself; 1: an item of its list; and so on.</param>
    /// <param name="slot">Which one of that level.</param>
    /// <param name="cause">What was thrown; null: it is null and must not be.</param>
    public void Add(Column column, int level, int slot, Exception? cause) => failures.Add(new Failure(new Place(column, level, slot), cause));

    /// <summary>Whether what failed so far leaves nothing of the answer.</summary>
    public bool LeaveNothing()
    {
        foreach (var failure in failures)
        {
            if (Placed(failure).Null is null)
                return true;
        }

        return false;
    }

    /// <summary>Sets null where it belongs and adds the errors to the answer.</summary>
    /// <returns>False when null reached the root: there is no data.</returns>
    public bool Settle(ExecutionErrors errors, GraphQLDocument document)
    {
        // All places first: setting null takes away rows by which places are found.
        var placed = failures.ConvertAll(Placed);
        placed.Sort((a, b) => Compare(a.Path, b.Path));
        Step[]? gone = null;
        foreach (var (failure, path, place, wayUp) in placed)
        {
            if (gone is not null && IsBelow(path, gone))
                continue;
            errors.Add(Error(failure, path, document));
            if (place is not { } found)
                return false;
            gone = path[..^wayUp];
            found.Column.Clear(found.Level, found.Slot);
        }

        return true;
    }

    /// <summary>The path of a place, as errors name it.</summary>
    public static IEnumerable<object> PathOf(Column column, int level, int slot) => Keys(PathTo(new Place(column, level, slot)));

    /// <summary>The object that an innermost slot of a column belongs to.</summary>
    public static int RowOf(Column column, int slot)
    {
        var place = new Place(column, column.Levels.Length, slot);
        while (place.Level > 0)
            place = place.Outer()!.Value;
        return place.Slot;
    }

    private static IEnumerable<object> Keys(Step[] path) => path.Select(s => s.Key ?? (object)s.Order);

    /// <summary>Where it is, and the nearest place that may be null; null when that is the whole answer.</summary>
    private static (Failure Failure, Step[] Path, Place? Null, int WayUp) Placed(Failure failure)
    {
        var wayUp = 0;
        Place? at = failure.Place;
        while (at is { } here && here.Column.Plan.IsRequired[here.Level])
        {
            at = here.Outer();
            wayUp++;
        }

        return (failure, PathTo(failure.Place), at, wayUp);
    }

    private static Step[] PathTo(Place place)
    {
        var path = new List<Step>();
        for (Place? at = place; at is { } here; at = here.Outer())
            path.Add(here.Step());
        path.Reverse();
        return [.. path];
    }

    private static int Compare(Step[] a, Step[] b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (a[i].Order != b[i].Order)
                return a[i].Order.CompareTo(b[i].Order);
        }

        return a.Length.CompareTo(b.Length);
    }

    private static bool IsBelow(Step[] path, Step[] gone)
    {
        if (path.Length < gone.Length)
            return false;
        for (var i = 0; i < gone.Length; i++)
        {
            if (path[i].Order != gone[i].Order)
                return false;
        }

        return true;
    }

    private static ExecutionError Error(Failure failure, Step[] path, GraphQLDocument document)
    {
        var plan = failure.Place.Column.Plan;
        var error = failure.Cause switch
        {
            null => new UnhandledError("null", new InvalidOperationException($"Cannot return null for non-nullable field {plan}.")),
            // One and the same error may have been thrown by several fields, and each has a path of its own.
            ExecutionError known when known.Path is null => known,
            { } cause => new UnhandledError($"Error trying to resolve field '{plan.Definition.Name}'.", cause),
        };
        error.Path = [.. Keys(path)];
        foreach (var node in plan.Nodes)
            error.AddLocation(Location.FromLinearPosition(document.Source, node.Location.Start));
        return error;
    }

    private readonly record struct Failure(Place Place, Exception? Cause);

    /// <summary>One step of a path.</summary>
    /// <param name="Order">The field's place in its selection, or the list index.</param>
    /// <param name="Key">The response key; null of a list index.</param>
    private readonly record struct Step(int Order, string? Key);

    /// <summary>A place of the answer.</summary>
    private readonly record struct Place(Column Column, int Level, int Slot)
    {
        public Step Step()
        {
            if (Level == 0)
                return new Step(Column.Field, Column.Plan.Name);
            var list = Column.Levels[Level - 1];
            return new Step(Slot - list.Starts[list.OwnerOf(Slot)], null);
        }

        /// <summary>The list that the item is in, or the object that the field is of; null when that is the whole answer.</summary>
        public Place? Outer()
        {
            if (Level > 0)
                return new Place(Column, Level - 1, Column.Levels[Level - 1].OwnerOf(Slot));
            var rows = Column.Owner;
            return rows.Parent is { } parent ? new Place(parent, parent.Levels.Length, parent.SlotOf(rows.Set, Slot)) : null;
        }
    }
}
