using System.Collections.Concurrent;
using Microsoft.ML;
using TalentGraph.Api.Jobs;
using TalentGraph.Scoring;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Api.Features.Capability;

/// <summary>
/// Role means over the ballots of an institution's own classes, by the rules that made the run: the same selection of
/// ballots, the same minimum groups. No estimate is made of them.
/// </summary>
/// <param name="store">Where ballots are.</param>
internal sealed class OwnClassMeans(ITalentStore store)
{
    private readonly ConcurrentDictionary<RunId, Framework> frameworks = new();
    private volatile Held? held;

    /// <summary>The means.</summary>
    /// <param name="view">Which classes are the caller's own.</param>
    /// <param name="asked">Whose, and by which run.</param>
    /// <param name="cancellationToken">Stops asking the store.</param>
    /// <returns>Those with a usable ballot in an own class.</returns>
    public async Task<IReadOnlyDictionary<MapKey, PackedMap>> OfAsync(View view, IReadOnlyCollection<MapKey> asked, CancellationToken cancellationToken)
    {
        var ballots = await store.OfCadresAsync<Ballot>(view.Scope, [.. asked.Select(one => one.Cadre).Distinct()], cancellationToken);
        var measures = await MeasuresAsync(view.Snapshot.Version, cancellationToken);
        var maps = new Dictionary<MapKey, PackedMap>();
        foreach (var group in asked.GroupBy(one => one.Run))
        {
            var run = group.Key;
            var own = group.SelectMany(one => ballots.GetValueOrDefault(one.Cadre) ?? []).Where(ballot => view.MayReadEntryOf(ballot.ClassId));
            var ml = new MLContext();
            var model = ml.Talent().Raters(new RaterOptions
            {
                // Too few classes, whatever there is: means and no estimates.
                Framework = await FrameworkAsync(run.Id, cancellationToken) with { MinClasses = int.MaxValue },
                IndicatorWeights = measures.Loadings,
                ClosedRounds = measures.ClosedRounds,
                AsOf = run.AsOf,
                Cancellation = cancellationToken,
            }).Fit(ml.Data.LoadFromEnumerable(own.SelectMany(measures.RowsOf)));
            foreach (var map in model.Maps)
                maps.Add(new MapKey(new CadreId(map.Ratee), run), PackedMap.Of(map));
        }

        return maps;
    }

    private async ValueTask<Measures> MeasuresAsync(Version version, CancellationToken cancellationToken)
    {
        if (held is { } last && last.Version == version)
            return last.Measures;
        var read = await Measures.ReadAsync(store, cancellationToken);
        held = new Held(version, read);
        return read;
    }

    private async ValueTask<Framework> FrameworkAsync(RunId run, CancellationToken cancellationToken)
    {
        if (frameworks.TryGetValue(run, out var known))
            return known;
        var key = RecordType.Key(run, PublishedScale.FileName);
        var files = await store.FetchAsync<RunFile>(Scope.Everything, [key], cancellationToken);
        return frameworks.GetOrAdd(run, PublishedScale.Read(files[key]));
    }

    private sealed record Held(Version Version, Measures Measures);
}
