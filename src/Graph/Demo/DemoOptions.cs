namespace TalentGraph.Graph.Demo;

/// <summary>Which synthetic county to make; the same options give the same bytes on every machine.</summary>
public sealed record DemoOptions
{
    /// <summary>The least number of cadres that still fills every file.</summary>
    public const int FewestCadres = 100;

    /// <summary>The greatest number of cadres.</summary>
    public const int MostCadres = 1_000_000;

    /// <summary>How many cadres, 100–1,000,000; one county for every 2,000.</summary>
    public int Cadres { get; init; } = 2_000;

    /// <summary>The seed of everything random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The world's own today: classes reach eight years back from it and some months on.</summary>
    public DateOnly AsOf { get; init; } = new(2026, 6, 30);

    /// <summary>Refuses what cannot be made.</summary>
    /// <exception cref="ArgumentException">A number of cadres or a day outside its range.</exception>
    internal void Check()
    {
        if (Cadres is < FewestCadres or > MostCadres)
            throw new ArgumentException($"A county has {FewestCadres} to {MostCadres} cadres, not {Cadres}.");
        if (AsOf.Year is < 2000 or > 2100)
            throw new ArgumentException($"The as-of day lies between 2000 and 2100, not at {AsOf:yyyy-MM-dd}.");
    }
}
