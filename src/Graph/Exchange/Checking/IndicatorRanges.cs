namespace TalentGraph.Graph.Exchange.Checking;

/// <summary>The range of marks of each indicator.</summary>
internal sealed class IndicatorRanges
{
    private readonly Dictionary<string, (decimal Min, decimal Max)> ranges = new(StringComparer.Ordinal);

    /// <summary>Reads the store's indicators.</summary>
    public async Task LoadAsync(ITalentStore store, CancellationToken cancellationToken)
    {
        await foreach (Indicator indicator in store.ScanAsync<Indicator>(cancellationToken).ConfigureAwait(false))
            ranges.TryAdd(indicator.Id.Value, RangeOf(indicator));
    }

    /// <summary>Takes an indicator of the bundle.</summary>
    public void Add(Indicator indicator) => ranges[indicator.Id.Value] = RangeOf(indicator);

    /// <summary>Why a mark is out of its indicator's range; null: it is inside, or the indicator is not known.</summary>
    public string? Outside(string indicator, decimal score) =>
        ranges.TryGetValue(indicator, out (decimal Min, decimal Max) range) && (score < range.Min || score > range.Max)
            ? $"the indicator takes {range.Min} to {range.Max}"
            : null;

    private static (decimal Min, decimal Max) RangeOf(Indicator indicator) => (indicator.Min ?? 0m, indicator.Max ?? 100m);
}
