using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Api.Ledger;

/// <summary>Builds snapshots: whole ones from the store, and the next one from the last and what changed.</summary>
/// <param name="store">Where the records are.</param>
/// <param name="packs">The deployment's packs.</param>
internal sealed class LedgerBuilder(ITalentStore store, PolicyPacks packs)
{
    private readonly RosterLoader roster = new(store, packs);

    /// <summary>Reads everything.</summary>
    /// <param name="version">The version that the store is at, or an earlier one: what is newer is read again by the follower.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="progress">Told the share done, 0–1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<LedgerSnapshot> BuildAsync(Version version, DateOnly today, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        Catalogue catalogue = await ReadCatalogueAsync(cancellationToken);
        ClassCatalogue classes = await ReadClassesAsync(catalogue, cancellationToken);
        List<Cadre> cadres = await store.AllAsync<Cadre>(cancellationToken);
        var rows = new RosterEntry[cadres.Count];
        int done = 0;
        await Parallel.ForEachAsync(
            cadres.Chunk(RosterLoader.BatchSize).Index(),
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (chunk, token) =>
            {
                IReadOnlyList<RosterEntry> read = await roster.LoadAsync(chunk.Item, catalogue, classes.Table, today, token);
                for (int i = 0; i < read.Count; i++)
                    rows[(chunk.Index * RosterLoader.BatchSize) + i] = read[i];
                progress?.Report((double)Interlocked.Add(ref done, read.Count) / cadres.Count);
            });
        return Assemble(version, today, catalogue, classes, ImmutableCollectionsMarshal.AsImmutableArray(rows));
    }

    /// <summary>The next snapshot: what changed is read again, the rest is shared with the last.</summary>
    /// <param name="last">The snapshot to go on from.</param>
    /// <param name="version">The version that the changes lead to.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="changed">What must be read again.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<LedgerSnapshot> AdvanceAsync(
        LedgerSnapshot last, Version version, DateOnly today, LedgerChanges changed, CancellationToken cancellationToken)
    {
        if (changed.Everything)
            return await BuildAsync(version, today, null, cancellationToken);

        Catalogue catalogue = changed.Catalogue ? await ReadCatalogueAsync(cancellationToken) : last.Catalogue;
        ClassCatalogue classes = await ReadClassesAsync(last.Classes, catalogue, changed.Classes, cancellationToken);
        var index = last.Index.ToBuilder();
        var rows = last.Roster.ToBuilder();
        HashSet<CadreId> stale = await changed.StaleCadresAsync(store, last, classes, cancellationToken);
        var cadres = await store.FetchAsync<Cadre>(Scope.Everything, [.. stale.Select(id => id.Value)], cancellationToken);
        var kept = new LedgerOrders(last);
        int[] seats = [.. last.SeatsTaken, .. new int[classes.Table.Count - last.SeatsTaken.Length]];
        foreach (Cadre[] chunk in cadres.Values.OrderBy(c => c.Id.Value, StringComparer.Ordinal).Chunk(RosterLoader.BatchSize))
        {
            foreach (RosterEntry row in await roster.LoadAsync(chunk, catalogue, classes.Table, today, cancellationToken))
            {
                RosterEntry? before = index.TryGetValue(row.Cadre.Id, out int at) ? rows[at] : null;
                kept.Replace(before, row);
                SeatCount.Add(seats, before, -1);
                SeatCount.Add(seats, row, +1);
                if (before is not null)
                {
                    rows[at] = row;
                }
                else
                {
                    index.Add(row.Cadre.Id, rows.Count);
                    rows.Add(row);
                }
            }
        }

        ImmutableArray<RosterEntry> all = rows.ToImmutable();
        if (changed.Organisation || today != last.Today)
            all = [.. all.AsParallel().AsOrdered().Select(row => row with { Now = RosterLoader.NowOf(row.History, today, catalogue.Organisation, packs) })];
        return new LedgerSnapshot(version, today, packs, catalogue, classes, all, index.ToImmutable(), [.. seats], kept);
    }

    private LedgerSnapshot Assemble(Version version, DateOnly today, Catalogue catalogue, ClassCatalogue classes, ImmutableArray<RosterEntry> rows)
    {
        var index = rows.Select((row, i) => KeyValuePair.Create(row.Cadre.Id, i)).ToImmutableDictionary();
        int[] seats = new int[classes.Table.Count];
        foreach (RosterEntry row in rows)
            SeatCount.Add(seats, row, +1);
        return new LedgerSnapshot(version, today, packs, catalogue, classes, rows, index, [.. seats], new LedgerOrders(null));
    }

    private async Task<Catalogue> ReadCatalogueAsync(CancellationToken cancellationToken) => new(new CatalogueRecords
    {
        Units = await store.AllAsync<Unit>(cancellationToken),
        Posts = await store.AllAsync<Post>(cancellationToken),
        Requirements = await store.AllAsync<PostRequirement>(cancellationToken),
        Courses = await store.AllAsync<Course>(cancellationToken),
        CourseCompetencies = await store.AllAsync<CourseCompetency>(cancellationToken),
        Prerequisites = await store.AllAsync<CoursePrerequisite>(cancellationToken),
        Competencies = await store.AllAsync<Competency>(cancellationToken),
        Runs = await store.AllAsync<ScoringRun>(cancellationToken),
    });

    private async Task<ClassCatalogue> ReadClassesAsync(Catalogue catalogue, CancellationToken cancellationToken)
    {
        List<TrainingClass> classes = await store.AllAsync<TrainingClass>(cancellationToken);
        ILookup<ClassId, ClassSegment> segments = (await store.AllAsync<ClassSegment>(cancellationToken)).ToLookup(s => s.ClassId);
        ILookup<ClassId, ClassCourse> courses = (await store.AllAsync<ClassCourse>(cancellationToken)).ToLookup(c => c.ClassId);
        return ClassCatalogue.Empty(packs).With(
            packs,
            catalogue,
            [.. classes.Select(c => (c, (IReadOnlyList<ClassSegment>)[.. segments[c.Id]], (IReadOnlyList<ClassCourse>)[.. courses[c.Id]]))],
            []);
    }

    private async Task<ClassCatalogue> ReadClassesAsync(
        ClassCatalogue last, Catalogue catalogue, IReadOnlyCollection<ClassId> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
            return last;
        var classes = await store.FetchAsync<TrainingClass>(Scope.Everything, [.. changed.Select(id => id.Value)], cancellationToken);
        var segments = await store.OfClassesAsync<ClassSegment>(Scope.Everything, changed, cancellationToken);
        var courses = await store.OfClassesAsync<ClassCourse>(Scope.Everything, changed, cancellationToken);
        return last.With(
            packs,
            catalogue,
            [.. classes.Values.Select(c => (c, segments.GetValueOrDefault(c.Id) ?? [], courses.GetValueOrDefault(c.Id) ?? []))],
            changed.Where(id => !classes.ContainsKey(id.Value)));
    }
}
