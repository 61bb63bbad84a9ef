using System.Globalization;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Marks;

namespace TalentGraph.Api.Jobs;

/// <summary>What marks mean: the range of each indicator, what it says of competencies, and which rounds are closed.</summary>
internal sealed class Measures
{
    /// <summary>The records that a run's numbers rest on, by their plural names.</summary>
    public static readonly IReadOnlyList<string> RestOn =
        [.. new[] { RecordType.Of<Ballot>(), RecordType.Of<EvaluationRound>(), RecordType.Of<Indicator>(), RecordType.Of<IndicatorWeight>(), RecordType.Of<Competency>() }.Select(type => type.Name)];

    private const decimal Points = 100;
    private readonly Dictionary<IndicatorId, Indicator> indicators = [];
    private readonly List<IndicatorLoading> loadings = [];
    private readonly Dictionary<string, DateOnly> closedRounds = [];
    private readonly Dictionary<string, string> virtues = [];

    private Measures()
    {
    }

    /// <summary>What indicators say of competencies; a weight that is not given is 1.</summary>
    public IReadOnlyList<IndicatorLoading> Loadings => loadings;

    /// <summary>The day each round closes; one that is still open is not here.</summary>
    public IReadOnlyDictionary<string, DateOnly> ClosedRounds => closedRounds;

    /// <summary>The virtue of each competency that has one.</summary>
    public IReadOnlyDictionary<string, string> Virtues => virtues;

    /// <summary>Reads them all; they are few.</summary>
    public static async Task<Measures> ReadAsync(ITalentStore store, CancellationToken cancellationToken)
    {
        var measures = new Measures();
        foreach (var indicator in await store.AllAsync<Indicator>(cancellationToken))
            measures.indicators.Add(indicator.Id, indicator);
        foreach (var row in await store.AllAsync<IndicatorWeight>(cancellationToken))
            measures.loadings.Add(new IndicatorLoading(row.IndicatorId.Value, row.CompetencyId.Value, (double)(row.Weight ?? 1)));
        foreach (var round in await store.AllAsync<EvaluationRound>(cancellationToken))
        {
            if (round.ClosesOn is { } closes)
                measures.closedRounds.Add(round.Id.Value, closes);
        }

        foreach (var competency in await store.AllAsync<Competency>(cancellationToken))
        {
            if (competency.Virtue is { } virtue)
                measures.virtues.Add(competency.Id.Value, Code.Of(virtue));
        }

        return measures;
    }

    /// <summary>A ballot's marks in points 0–100.</summary>
    public IEnumerable<MarkRow> RowsOf(Ballot ballot)
    {
        var role = Code.Of(ballot.Role);
        var day = ballot.SubmittedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var mark in ballot.Marks)
        {
            yield return new MarkRow
            {
                Ratee = ballot.CadreId.Value,
                Rater = ballot.RaterId.Value,
                Class = ballot.ClassId.Value,
                Round = ballot.RoundId.Value,
                Ballot = ballot.Id.Value,
                Role = role,
                Indicator = mark.IndicatorId.Value,
                Day = day,
                Score = (float)PointsOf(mark),
            };
        }
    }

    private double PointsOf(Mark mark)
    {
        var indicator = indicators.GetValueOrDefault(mark.IndicatorId);
        var least = indicator?.Min ?? 0;
        var greatest = indicator?.Max ?? Points;

        // A range without extent says nothing; the scorer refuses what is no number, and says where.
        return greatest == least ? double.NaN : (double)(Points * (mark.Score - least) / (greatest - least));
    }
}
