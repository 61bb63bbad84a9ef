using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Scoring.Ballots;

/// <summary>What each indicator of the marks says of the competencies, weights normalised to 1 an indicator.</summary>
internal sealed class CompetencyWeights
{
    /// <param name="weights">All weights; those of indicators that are not marked are left out.</param>
    /// <param name="indicators">The marked indicators, in ordinal order.</param>
    /// <exception cref="ArgumentException">A weight is negative or stands twice.</exception>
    internal CompetencyWeights(IReadOnlyList<IndicatorLoading> weights, string[] indicators)
    {
        foreach (var weight in weights.Where(weight => !(weight.Weight >= 0) || double.IsInfinity(weight.Weight)))
            throw new ArgumentException($"The weight of indicator {weight.Indicator} on {weight.Competency} is {weight.Weight}.");
        var used = weights
            .Where(weight => weight.Weight > 0 && Array.BinarySearch(indicators, weight.Indicator, StringComparer.Ordinal) >= 0)
            .GroupBy(weight => (weight.Indicator, weight.Competency))
            .Select(group => group.Count() == 1
                ? group.Single()
                : throw new ArgumentException($"Indicator {group.Key.Indicator} has two weights on {group.Key.Competency}."))
            .ToArray();
        Names = [.. used.Select(weight => weight.Competency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var byIndicator = used.ToLookup(weight => weight.Indicator, StringComparer.Ordinal);
        Of = [.. indicators.Select(indicator => Normalised([.. byIndicator[indicator]]))];
    }

    /// <summary>Competencies that some mark speaks of, in ordinal order.</summary>
    internal string[] Names { get; }

    /// <summary>By indicator: (competency, weight); empty where it bears on none.</summary>
    internal (int Competency, double Weight)[][] Of { get; }

    private (int Competency, double Weight)[] Normalised(IndicatorLoading[] weights)
    {
        var total = weights.Sum(weight => weight.Weight);
        return
        [
            .. weights.Select(weight => (Place: Array.BinarySearch(Names, weight.Competency, StringComparer.Ordinal), weight.Weight / total))
                .OrderBy(pair => pair.Place),
        ];
    }
}
