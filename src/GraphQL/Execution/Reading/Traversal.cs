using GraphQL.DataLoader;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Execution.Plans;
using TalentGraph.GraphQL.Execution.Results;
using TalentGraph.GraphQL.Types.Binding;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace TalentGraph.GraphQL.Execution.Reading;

/// <summary>
/// One execution, level by level: all that can be read is read, then tasks are awaited, then dossiers are admitted, and only
/// when nothing of these is left the loaders fetch. So a level costs a batch a loader, whatever took how long.
/// </summary>
internal sealed partial class Traversal(ExecutionContext context, OperationContext? operation)
{
    /// <summary>Stands for a value whose error is recorded.</summary>
    public static readonly object Failed = new();

    private readonly Queue<Rows> ready = new();
    private readonly FieldErrors errors = new();
    private List<(Arrival Arrival, int Slot, Task<object?> Task)> tasks = [];
    private List<(Arrival Arrival, int Slot, IDataLoaderResult Load)> loads = [];
    private List<(ResolverReader Reader, Column Column)> unadmitted = [];

    public ExecutionContext Context { get; } = context;

    /// <summary>Where the answer's columns lie.</summary>
    public Room Room { get; } = new();

    public ICaller? Caller { get; } = operation?.Caller;

    public DossierLedger? Ledger { get; } = operation?.Dossier;

    /// <summary>Answers an operation.</summary>
    /// <param name="plan">Its own fields.</param>
    /// <param name="source">What they are read from; null for roots that need none.</param>
    /// <param name="serially">One field after the other, each finished whole, as mutations want it.</param>
    /// <returns>The data; null when an error left nothing of it. Errors are in the context.</returns>
    public async Task<ResultTree?> RunAsync(ObjectPlan plan, object? source, bool serially)
    {
        var root = new Rows(plan, [source], 1, null, 0);
        if (serially)
        {
            for (var field = 0; field < plan.Fields.Length; field++)
            {
                plan.Fields[field].Reader.Read(this, root, field);
                await FinishAsync().ConfigureAwait(false);
                if (errors.Count > 0 && errors.LeaveNothing())
                    break;
            }
        }
        else
        {
            ready.Enqueue(root);
            await FinishAsync().ConfigureAwait(false);
        }

        return errors.Count == 0 || errors.Settle(Context.Errors, Context.Document) ? new ResultTree(root, Room) : null;
    }

    /// <summary>Opens the source of a subscription.</summary>
    /// <returns>The source; null when it could not be opened: the error is in the context.</returns>
    public async Task<IAsyncEnumerable<SourceEvent>?> OpenAsync(ObjectPlan plan)
    {
        if (plan.Fields.Length == 0)
            throw new RequestException(Codes.ValidationFailed, "A subscription selects one top level field; @skip or @include took it away.");
        var root = new Rows(plan, [Context.RootValue], 1, null, 0);
        var column = root.Columns[0] = new ObjectColumn(root, 0);
        try
        {
            var stream = plan.Fields[0].Definition.StreamResolver as EventStreamResolver
                ?? throw new InvalidOperationException($"{plan.Fields[0]} is no source.");
            return await stream.OpenAsync(new FieldContext(this, column)).ConfigureAwait(false);
        }
        catch (Exception e) when (!IsEnd(e))
        {
            errors.Add(column, 0, 0, e);
            errors.Settle(Context.Errors, Context.Document);
            return null;
        }
    }

    /// <summary>Records an error; the place becomes null.</summary>
    public void Fail(Column column, int level, int slot, Exception? cause) => errors.Add(column, level, slot, cause);

    /// <summary>Whether an exception says that the operation is over, and not that a field failed.</summary>
    public bool IsEnd(Exception exception) => exception is OperationCanceledException && Context.CancellationToken.IsCancellationRequested;

    /// <summary>Takes a value, or notes that a loader will bring it.</summary>
    public void Put(Arrival arrival, int slot, object? value)
    {
        if (value is IDataLoaderResult load)
        {
            loads.Add((arrival, slot, load));
            arrival.Waiting++;
        }
        else
        {
            arrival.Values[slot] = value;
        }
    }

    /// <summary>Notes that a value is on its way.</summary>
    public void Await(Arrival arrival, int slot, Task<object?> task)
    {
        tasks.Add((arrival, slot, task));
        arrival.Waiting++;
    }

    /// <summary>Notes that a field must not resolve before the gate was asked.</summary>
    public void AfterAdmission(ResolverReader reader, Column column) => unadmitted.Add((reader, column));

    private async Task FinishAsync()
    {
        while (true)
        {
            while (ready.TryDequeue(out var rows))
            {
                Context.CancellationToken.ThrowIfCancellationRequested();
                var fields = rows.Plan.Fields;
                for (var field = 0; field < fields.Length; field++)
                    fields[field].Reader.Read(this, rows, field);
            }

            if (tasks.Count > 0)
            {
                var due = tasks;
                tasks = [];
                await LandAsync(due).ConfigureAwait(false);
                continue;
            }

            // Nothing will be shown of it, so nothing more is read for it.
            if (Ledger?.Refusal is { } refusal)
                throw refusal;
            if (unadmitted.Count > 0)
            {
                var due = unadmitted;
                unadmitted = [];
                await Ledger!.AdmitAsync().ConfigureAwait(false);
                foreach (var (reader, column) in due)
                    reader.Resolve(this, column);
                continue;
            }

            if (loads.Count == 0)
                return;
            var asked = loads;
            loads = [];
            await LandAsync(asked.ConvertAll(l => (l.Arrival, l.Slot, Fetch(l.Load)))).ConfigureAwait(false);
        }
    }

    private async Task<object?> Fetch(IDataLoaderResult load) => await load.GetResultAsync(Context.CancellationToken).ConfigureAwait(false);

    /// <summary>Waits for all, because what comes after them is one level, too.</summary>
    private async Task LandAsync(List<(Arrival Arrival, int Slot, Task<object?> Task)> due)
    {
        await Task.WhenAll(due.Select(d => (Task)d.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Context.CancellationToken.ThrowIfCancellationRequested();
        foreach (var (arrival, slot, task) in due)
        {
            arrival.Waiting--;
            if (task.IsCompletedSuccessfully)
            {
                Put(arrival, slot, await task.ConfigureAwait(false));
            }
            else
            {
                Fail(arrival.Column, arrival.Column.Levels.Length, slot, task.Exception?.InnerException ?? new TaskCanceledException(task));
                arrival.Values[slot] = Failed;
            }

            if (arrival.Waiting == 0)
                Advance(arrival);
        }
    }
}
