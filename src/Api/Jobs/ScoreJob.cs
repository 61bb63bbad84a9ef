using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.ML;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Features.Capability;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Scoring;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Marks;
using TalentGraph.Scoring.Raters;
using TalentGraph.Scoring.Runs;

namespace TalentGraph.Api.Jobs;

/// <summary>Makes scoring runs of all ballots in the store, and publishes them.</summary>
/// <param name="store">Where ballots are, and runs go.</param>
/// <param name="frameworks">The scales there are.</param>
/// <param name="time">Stamps runs.</param>
/// <param name="audit">Where it is kept that scores were computed or published.</param>
internal sealed class ScoreJob(ITalentStore store, FrameworkFolder frameworks, TimeProvider time, AuditTrail audit)
{
    private const string Source = "score";
    private const string Changed = "Ballots changed while they were read: score again.";
    private const int Seed = 1;
    private const int AtOnce = 5_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Scores, and writes the run in one commit, with its record last: where a store cannot, nobody sees half of it.</summary>
    /// <param name="order">What to score.</param>
    /// <param name="progress">Told how far the fit is, 0–1; null: nobody.</param>
    /// <param name="cancellationToken">Stops it; what a store keeps of it belongs to no run.</param>
    /// <returns>The run's record and what it was made from.</returns>
    /// <exception cref="RefusedException">There is no framework for it, the data cannot be scored, or the run may not be published.</exception>
    /// <exception cref="UnfinishedImportException">An import runs or was cut off; nothing is written.</exception>
    /// <exception cref="AuditException">It could not be recorded.</exception>
    public async Task<(ScoringRun Run, RunFacts Facts)> RunAsync(ScoreOrder order, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var runs = await store.AllAsync<ScoringRun>(cancellationToken);
        var framework = frameworks.Choose(order.Framework, PublishedScale.Published(runs));
        var options = new RaterOptions
        {
            Framework = framework,
            IndicatorWeights = [],
            AsOf = order.AsOf,
            FrozenReferences = await PublishedScale.ReferencesAsync(
                runs, PublishedScale.NameOf(framework), keys => store.FetchAsync<RunFile>(Scope.Everything, keys, cancellationToken)),
            // Further steps move nobody by a hundredth of a point, far inside what another seed of the probes would.
            Solver = new() { Tolerance = 1e-3 },
            Progress = progress,
            Cancellation = cancellationToken,
        };
        var model = await FitAsync(options, cancellationToken);
        return (await WriteAsync(model, framework, order, started, cancellationToken), model.Facts);
    }

    /// <summary>Publishes a run that was made before.</summary>
    /// <param name="id">Which.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnfinishedImportException">An import runs or was cut off; nothing is written.</exception>
    /// <exception cref="AuditException">It could not be recorded.</exception>
    /// <exception cref="RefusedException">There is no such run, it is published already, or stands on another scale than those that are.</exception>
    public async Task<ScoringRun> PublishAsync(RunId id, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginAsync(Source, cancellationToken);
        var runs = await session.ScanAsync<ScoringRun>(cancellationToken).ToListAsync(cancellationToken);
        var run = runs.Find(one => one.Id == id) ?? throw new RefusedException($"There is no run '{id.Value}'.");
        if (run.PublishedAt is not null)
            throw new RefusedException($"Run {id.Value} is published already.");

        var key = RecordType.Key(id, PublishedScale.FileName);
        var file = (await session.FetchAsync<RunFile>([key], cancellationToken))[key];
        var published = await PublishedAsync(session, run, PublishedScale.Read(file).References, runs, cancellationToken);
        await session.UpsertAsync([published], cancellationToken);
        await RecordAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        return published;
    }

    private async Task<RaterModel> FitAsync(RaterOptions options, CancellationToken cancellationToken)
    {
        var before = (await store.WholeAsync(cancellationToken)).Version;
        var measures = await Measures.ReadAsync(store, cancellationToken);
        var ml = new MLContext(Seed);
        try
        {
            return await Task.Run(
                () => ml.Talent().Raters(options with
                {
                    IndicatorWeights = measures.Loadings,
                    ClosedRounds = measures.ClosedRounds,
                    Virtues = measures.Virtues,
                }).Fit(ml.Data.LoadFromEnumerable(MarksAsync(measures, before, cancellationToken).ToBlockingEnumerable(cancellationToken))),
                cancellationToken);
        }
        catch (ArgumentException e)
        {
            throw new RefusedException($"The marks cannot be scored: {e.Message}");
        }
        catch (GraphStoreException e) when (e.Code == GraphStoreException.ScanOvertaken)
        {
            throw new RefusedException(Changed);
        }
    }

    private async IAsyncEnumerable<MarkRow> MarksAsync(
        Measures measures, Version before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var ballot in store.ScanAsync<Ballot>(cancellationToken))
        {
            foreach (var row in measures.RowsOf(ballot))
                yield return row;
        }

        // Rounds, weights and ballots are read one after the other; a run must not mix two states of them. An import that
        // ends between the two questions has its changes listed by the second one.
        await store.WholeAsync(cancellationToken);
        await foreach (var change in store.ChangesAsync(before, cancellationToken))
        {
            if (Measures.RestOn.Contains(change.Kind))
                throw new RefusedException(Changed);
        }
    }

    private async Task<ScoringRun> WriteAsync(
        RaterModel model, Framework framework, ScoreOrder order, DateTimeOffset started, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginAsync(Source, cancellationToken);
        var runs = await session.ScanAsync<ScoringRun>(cancellationToken).ToListAsync(cancellationToken);
        var run = new ScoringRun
        {
            Id = await FreeIdAsync(session, order.AsOf, runs, cancellationToken),
            AsOf = order.AsOf,
            Framework = PublishedScale.NameOf(framework),
            Scale = framework.Scale,
            DataFingerprint = model.Facts.Fingerprint,
            Components = JsonSerializer.Serialize(model.VarianceComponents, Json),
            StartedAt = started,
            FinishedAt = time.GetUtcNow(),
        };
        if (order.Publish)
            run = await PublishedAsync(session, run, model.References, runs, cancellationToken);

        // The files come first: an attempt that was cut off is known by them, and what it left is nobody's.
        await session.UpsertAsync(FilesOf(model, framework, run.Id), cancellationToken);
        foreach (var maps in model.Maps.Chunk(AtOnce))
        {
            Estimates[] rows = [.. maps.Select(map => new Estimates { RunId = run.Id, CadreId = new CadreId(map.Ratee), Body = PackedMap.Of(map).ToJson() })];
            await session.UpsertAsync(rows, cancellationToken);
        }

        await session.UpsertAsync([run], cancellationToken);
        await RecordAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        return run;
    }

    private async Task<ScoringRun> PublishedAsync(
        IWriteSession session, ScoringRun run, IReadOnlyDictionary<string, double> own, List<ScoringRun> runs, CancellationToken cancellationToken)
    {
        // What readers are shown does not move while half an import is there.
        await store.WholeAsync(cancellationToken);
        var references = await PublishedScale.ReferencesAsync(runs, run.Framework, keys => session.FetchAsync<RunFile>(keys, cancellationToken));
        PublishedScale.Require(own, references, run.Framework);
        var before = PublishedScale.Published(runs).Where(one => one.AsOf <= run.AsOf).OrderBy(one => one.AsOf).LastOrDefault();
        return run with { PublishedAt = time.GetUtcNow(), Supersedes = before?.Id.Value };
    }

    private Task RecordAsync(CancellationToken cancellationToken) => audit.RecordAsync(AuditEntry.OfVerb(Source, AuditAction.Score), cancellationToken);

    /// <summary>
    /// The next number of the day that nothing was written under: where a store took a run in parts, one that was cut off has
    /// left estimates, perhaps of cadres whom this one does not score.
    /// </summary>
    private static async Task<RunId> FreeIdAsync(IWriteSession session, DateOnly asOf, List<ScoringRun> runs, CancellationToken cancellationToken)
    {
        for (var number = runs.Count(run => run.AsOf == asOf) + 1; ; number++)
        {
            var id = new RunId(FormattableString.Invariant($"{asOf:yyyy-MM-dd}-{number}"));
            if ((await session.FetchAsync<RunFile>([RecordType.Key(id, PublishedScale.FileName)], cancellationToken)).Count == 0 && !runs.Exists(run => run.Id == id))
                return id;
        }
    }

    private static RunFile[] FilesOf(RaterModel model, Framework framework, RunId run)
    {
        var folder = Directory.CreateTempSubdirectory("talentgraph-run-").FullName;
        try
        {
            var scale = Encoding.UTF8.GetBytes(FrameworkFile.Write(framework with { References = model.References }));
            return
            [
                // The one by which the run is known goes first.
                .. RunFiles.Save(model, folder).Select(name => (Name: name, Content: File.ReadAllBytes(Path.Combine(folder, name))))
                    .Prepend((Name: PublishedScale.FileName, Content: scale))
                    .Select(file => new RunFile
                    {
                        RunId = run,
                        Name = file.Name,
                        Sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content)),
                        Content = file.Content,
                    }),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>What to score.</summary>
/// <param name="AsOf">Rounds closed by this day count, whole.</param>
/// <param name="Publish">Whether the run's numbers may be shown.</param>
/// <param name="Framework">The framework's id; null: the only one, or that of the latest published run.</param>
internal sealed record ScoreOrder(DateOnly AsOf, bool Publish, string? Framework = null);
