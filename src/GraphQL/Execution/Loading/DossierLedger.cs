namespace TalentGraph.GraphQL.Execution.Loading;

/// <summary>
/// Collects whose dossiers an operation opens. Works like a loader: the subjects of a level are noted while it is read, and
/// all of them go to the gate at once before the first of its dossier fields resolves.
/// </summary>
public sealed class DossierLedger
{
    private readonly Lock gate = new();
    private readonly OperationContext operation;
    private readonly IDossierGate host;
    private readonly HashSet<string> all = new(StringComparer.Ordinal);
    private Level open = new();

    internal DossierLedger(OperationContext operation, IDossierGate host)
    {
        this.operation = operation;
        this.host = host;
    }

    /// <summary>Subjects admitted so far.</summary>
    public IReadOnlyCollection<string> Subjects
    {
        get
        {
            lock (gate)
                return [.. all];
        }
    }

    /// <summary>The gate said no, or could not write: nothing of the operation may leave.</summary>
    internal Exception? Refusal { get; private set; }

    /// <summary>For roots whose subjects are arguments: asks the gate before anything is read.</summary>
    /// <param name="subjects">Whose dossiers.</param>
    /// <param name="field">What is read, as Type.field.</param>
    /// <exception cref="RequestException">The gate refused.</exception>
    public async Task ReportAsync(IEnumerable<string> subjects, string field)
    {
        var level = new Level();
        level.Subjects.UnionWith(subjects);
        level.Fields.Add(field);
        await AskAsync(level).ConfigureAwait(false);
    }

    /// <summary>Notes a subject of the level that is being read.</summary>
    internal void Report(string subject, string field)
    {
        open.Subjects.Add(subject);
        open.Fields.Add(field);
    }

    /// <summary>Asks the gate for all subjects noted since it was last asked.</summary>
    /// <exception cref="RequestException">The gate refused.</exception>
    internal Task AdmitAsync()
    {
        var level = open;
        open = new Level();
        return AskAsync(level);
    }

    private async Task AskAsync(Level level)
    {
        string[] everyone;
        lock (gate)
        {
            all.UnionWith(level.Subjects);
            everyone = [.. all];
        }

        try
        {
            await host.AdmitAsync(new DossierRequest(operation, level.Subjects, everyone, level.Fields), operation.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Refusal ??= e;
            throw;
        }
    }

    private sealed class Level
    {
        public HashSet<string> Subjects { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Fields { get; } = new(StringComparer.Ordinal);
    }
}
