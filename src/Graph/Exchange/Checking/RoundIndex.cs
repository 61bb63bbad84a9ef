namespace TalentGraph.Graph.Exchange.Checking;

/// <summary>The rounds of classes: those of the store, those of the bundle, and those that ballots imply.</summary>
internal sealed class RoundIndex(DateOnly today, IReadOnlyCollection<RoundId> reopen)
{
    private readonly Dictionary<(string Class, RoundKind Kind), string> byClass = [];
    private readonly Dictionary<(string Class, RoundKind Kind), string> badByClass = [];
    private readonly Dictionary<string, EvaluationRound> stored = new(StringComparer.Ordinal);
    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Class, RoundKind Kind, DateOnly Last)> implied = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(reopen.Select(r => r.Value), StringComparer.Ordinal);
    private bool loaded;

    /// <summary>The kind of round in which a role judges.</summary>
    public static RoundKind KindOf(RaterRole role) =>
        role is RaterRole.HeadTeacher or RaterRole.Instructor or RaterRole.Liaison or RaterRole.Peer ? RoundKind.InClass : RoundKind.AfterTraining;

    /// <summary>Reads the store's rounds, once.</summary>
    public async Task LoadAsync(ITalentStore store, CancellationToken cancellationToken)
    {
        if (loaded)
            return;
        loaded = true;
        await foreach (EvaluationRound round in store.ScanAsync<EvaluationRound>(cancellationToken).ConfigureAwait(false))
        {
            stored.Add(round.Id.Value, round);
            if (round is { ClassId: { } cls, Kind: { } kind })
                byClass.TryAdd((cls.Value, kind), round.Id.Value);
        }
    }

    /// <summary>The round that a class has of this kind; null: none.</summary>
    public string? Of(ClassId cls, RoundKind kind) => byClass.GetValueOrDefault((cls.Value, kind));

    /// <summary>Takes a round of the bundle.</summary>
    public void Add(EvaluationRound round)
    {
        given.Add(round.Id.Value);
        if (round is { ClassId: { } cls, Kind: { } kind })
            byClass[(cls.Value, kind)] = round.Id.Value;
    }

    /// <summary>Takes a bad row: what it says of its class is not replaced by a round made up.</summary>
    public void AddBad(string round, string cls, RoundKind kind) => badByClass.TryAdd((cls, kind), round);

    /// <summary>The round of a ballot that names none: its class's, be its row bad, made up where the class has none.</summary>
    public string Resolve(string cls, RaterRole role)
    {
        RoundKind kind = KindOf(role);
        return byClass.GetValueOrDefault((cls, kind)) ?? badByClass.GetValueOrDefault((cls, kind)) ?? ImpliedId(cls, kind);
    }

    /// <summary>The id of the round that ballots of a class imply.</summary>
    public static string ImpliedId(string cls, RoundKind kind) => kind == RoundKind.InClass ? cls + "/in_class" : cls + "/after_training";

    /// <summary>Whether the store has the round closed, and nobody asked to open it again.</summary>
    public bool IsClosed(string round) => WasClosed(round) && !open.Contains(round);

    /// <summary>Whether the store has the round closed.</summary>
    public bool WasClosed(string round) => stored.GetValueOrDefault(round)?.ClosesOn is { } day && day <= today;

    /// <summary>Counts a ballot in: a round that only ballots speak of closes with the last of them.</summary>
    public void Count(string cls, RaterRole role, string round, DateOnly day)
    {
        RoundKind kind = KindOf(role);
        if (given.Contains(round) || round != ImpliedId(cls, kind) || stored.GetValueOrDefault(round) is { ClosesOn: null })
            return;
        implied[round] = !implied.TryGetValue(round, out var known) || known.Last < day ? (cls, kind, day) : known;
    }

    /// <summary>The implied rounds as they must be: new ones, and those whose last ballot came later than they closed.</summary>
    public IEnumerable<EvaluationRound> Implied() => implied
        .Where(r => stored.GetValueOrDefault(r.Key)?.ClosesOn is not { } closes || closes < r.Value.Last)
        .Select(r => new EvaluationRound
        {
            Id = new RoundId(r.Key),
            ClassId = new ClassId(r.Value.Class),
            Kind = r.Value.Kind,
            ClosesOn = r.Value.Last,
        });
}
