using System.Collections.Concurrent;

namespace TalentGraph.Graph.Store.Caching;

/// <summary>
/// A store that keeps what was read of single cadres, for a store behind a network. It keeps facts, never answers: only what
/// is read with <see cref="Scope.Everything"/> is kept, and who may see it is the caller's question, asked behind the cache.
/// Whatever else is asked goes to the store.
/// </summary>
/// <remarks>
/// What is kept is as of <see cref="CurrentAsync">a version</see>: the store's last one as it was at most <see cref="MaxAge"/>
/// ago, and not before any commit that was made through this object. On the way from one version to the next the change log
/// says what to drop.
/// </remarks>
public sealed class CachingStore : PassingStore, IReadsKindsTogether
{
    /// <summary>How old the knowledge of the store's last version may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(500);

    /// <summary>Who reads more than these at once reads everything, and would drive out what others come back to.</summary>
    private const int MostOwners = 200;

    /// <summary>So many changed keys of a kind are looked up at most; of more the kind is dropped whole.</summary>
    private const int MostKeys = 1_000;

    /// <summary>So many changes are read at most; of more everything is dropped.</summary>
    private const int MostChanges = 20_000;

    /// <summary>Who said what, and who is who elsewhere: read rarely, and not to be held beside what everybody reads.</summary>
    private static readonly string[] NeverHeld = ["evaluations", "external_ids"];

    /// <summary>Their order among themselves is that of their classes' days.</summary>
    private static readonly string[] DatedByClass = ["enrolments", "contributions"];

    private readonly TimeProvider time;
    private readonly FactCache cache;
    private readonly ConcurrentDictionary<string, HeldKind> kinds = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim following = new(1, 1);
    private readonly Lock gate = new();
    private Reading? last;
    private Task<StoreStatus>? asking;
    private int written;

    /// <summary>Puts a cache before a store.</summary>
    /// <param name="inner">The store; it is this one's from here on.</param>
    /// <param name="mostBytes">What is kept takes about so many bytes at most; 0: nothing is kept.</param>
    /// <param name="time">Measures how old the knowledge of the version is.</param>
    public CachingStore(ITalentStore inner, long mostBytes, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfNegative(mostBytes);
        Inner = inner;
        this.time = time;
        cache = new FactCache(mostBytes);
    }

    /// <summary>What is kept now, in bytes.</summary>
    public long Bytes => cache.Bytes;

    /// <inheritdoc/>
    protected override ITalentStore Inner { get; }

    /// <summary>The version that facts read now are of, or later.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="GraphStoreException">The store does not answer, and the version is not known well enough without it.</exception>
    public async ValueTask<Version> CurrentAsync(CancellationToken cancellationToken)
    {
        Task<StoreStatus> question;
        lock (gate)
        {
            if (last is { } known && known.Written == written && time.GetElapsedTime(known.AskedAt) < MaxAge)
                return known.Version;

            // One question for all who ask meanwhile; it is nobody's alone, so nobody's leaving ends it.
            if (asking is null || asking.IsCompleted)
                asking = StatusAsync(CancellationToken.None);
            question = asking;
        }

        return (await question.WaitAsync(cancellationToken).ConfigureAwait(false)).Version;
    }

    /// <inheritdoc/>
    public override async Task<StoreStatus> StatusAsync(CancellationToken cancellationToken)
    {
        Reading asked;
        lock (gate)
            asked = new Reading(default, time.GetTimestamp(), written);
        StoreStatus status = await Inner.StatusAsync(cancellationToken).ConfigureAwait(false);
        await FollowAsync(asked with { Version = status.Version }, cancellationToken).ConfigureAwait(false);
        return status;
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(
        Scope scope, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
    {
        if (!FactKind.HangsFromCadres(RecordType.Of<T>()) || !IsWhole(scope) || cadres.Count > MostOwners)
            return await Inner.OfCadresAsync<T>(scope, cadres, cancellationToken).ConfigureAwait(false);
        FactKind kind = FactKind.Of<T>();
        var found = await OfCadresAsync([.. cadres.Select(cadre => new CadreFact(kind, cadre))], cancellationToken).ConfigureAwait(false);
        return found.ToDictionary(pair => pair.Key.Cadre, pair => (IReadOnlyList<T>)pair.Value);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<CadreFact, IReadOnlyList<IRecord>>> OfCadresAsync(
        IReadOnlyCollection<CadreFact> facts, CancellationToken cancellationToken)
    {
        if (facts.DistinctBy(fact => fact.Cadre).Count() > MostOwners)
            return await ReadAsync(facts, cancellationToken).ConfigureAwait(false);
        await CurrentAsync(cancellationToken).ConfigureAwait(false);
        int generation = cache.Generation;
        var found = new Dictionary<CadreFact, IReadOnlyList<IRecord>>(facts.Count);
        var missing = new List<CadreFact>();
        foreach (CadreFact fact in facts.Distinct())
        {
            if (!cache.TryGet(fact, out HeldFacts? held))
                missing.Add(fact);
            else if (held.Records.Count > 0)
                found.Add(fact, held.Records);
        }

        if (missing.Count == 0)
            return found;
        var fresh = await ReadAsync(missing, cancellationToken).ConfigureAwait(false);
        cache.Add(generation, [.. missing.Where(fact => !NeverHeld.Contains(fact.Kind.Type.Name)).Select(fact =>
            KindOf(fact.Kind).Of(fact, fresh.GetValueOrDefault(fact) ?? []))]);
        foreach ((CadreFact fact, IReadOnlyList<IRecord> records) in fresh)
            found.Add(fact, records);
        return found;
    }

    /// <inheritdoc/>
    public override async Task<IWriteSession> BeginAsync(string source, CancellationToken cancellationToken) =>
        new CachingSession(await Inner.BeginAsync(source, cancellationToken).ConfigureAwait(false), Wrote);

    /// <inheritdoc/>
    public override async Task<IWriteSession> ResumeAsync(string import, string source, CancellationToken cancellationToken) =>
        new CachingSession(await Inner.ResumeAsync(import, source, cancellationToken).ConfigureAwait(false), Wrote);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await Inner.DisposeAsync().ConfigureAwait(false);
        following.Dispose();
    }

    private static bool IsWhole(Scope scope) => scope.All && scope.Except.Count == 0;

    private void Wrote()
    {
        lock (gate)
        {
            written++;
            asking = null;
        }
    }

    /// <summary>What the store says of facts, in one query where it can.</summary>
    private async Task<IReadOnlyDictionary<CadreFact, IReadOnlyList<IRecord>>> ReadAsync(IReadOnlyCollection<CadreFact> facts, CancellationToken cancellationToken)
    {
        if (Inner is IReadsKindsTogether together)
            return await together.OfCadresAsync(facts, cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<CadreFact, IReadOnlyList<IRecord>>();
        foreach (IGrouping<FactKind, CadreFact> kind in facts.GroupBy(fact => fact.Kind))
        {
            foreach (var (fact, records) in await kind.Key.ReadAsync(Inner, Scope.Everything, kind, cancellationToken).ConfigureAwait(false))
                found.Add(fact, records);
        }

        return CadreFact.Of(facts, found);
    }

    private HeldKind KindOf(FactKind kind) => kinds.GetOrAdd(kind.Type.Name, static (_, of) => new HeldKind(of.Kind, of.Store), (Kind: kind, Store: Inner));

    /// <summary>Brings what is kept to a version of the store.</summary>
    private async Task FollowAsync(Reading reading, CancellationToken cancellationToken)
    {
        await following.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Two may have asked at once; the one that asked first may be answered last.
            if (last is { } known && known.AskedAt > reading.AskedAt)
                return;
            if (last is null || last.Version != reading.Version)
                cache.Drop(await StaleAsync(last?.Version, cancellationToken).ConfigureAwait(false));
            lock (gate)
                last = reading;
        }
        finally
        {
            following.Release();
        }
    }

    /// <summary>What changed after a version makes stale; whatever is not known to be current is.</summary>
    private async Task<Predicate<HeldFacts>> StaleAsync(Version? since, CancellationToken cancellationToken)
    {
        if (since is not { } known)
            return static _ => true;
        try
        {
            var changes = new FactChanges(MostKeys);
            int seen = 0;
            await foreach (Change change in Inner.ChangesAsync(known, cancellationToken).ConfigureAwait(false))
            {
                if (++seen > MostChanges)
                    return static _ => true;
                changes.Add(change);
            }

            foreach ((string kind, HeldKind held) in kinds)
                await changes.FindOwnersAsync(kind, held, cancellationToken).ConfigureAwait(false);
            return changes.Concerns(DatedByClass);
        }
        catch (Exception e) when (e is GraphStoreException or OperationCanceledException)
        {
            // The log does not reach so far back, or nobody answered: nothing that is kept can be trusted.
            return static _ => true;
        }
    }

    /// <summary>What was learnt of the store's version.</summary>
    /// <param name="Version">The version.</param>
    /// <param name="AskedAt">When it was asked for.</param>
    /// <param name="Written">How many commits had been made through this store by then.</param>
    private sealed record Reading(Version Version, long AskedAt, int Written);
}
