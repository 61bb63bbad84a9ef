namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>What of a kind is asked for.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="ByKey">Whether by key; else by cadre.</param>
/// <param name="Asked">The keys, or of whom; each once.</param>
/// <param name="Latest">At most so many of each cadre, where the kind's query knows which are the latest.</param>
internal sealed record KindOfCadres(FactKind Kind, bool ByKey, string[] Asked, int Latest)
{
    /// <summary>More than anybody has.</summary>
    public const int All = int.MaxValue;

    /// <summary>What is asked for, each kind by itself, and what is asked for by key apart from the rest.</summary>
    /// <returns>In an order of their own: kinds in one order make one text, and one plan on the server.</returns>
    public static IReadOnlyList<KindOfCadres> Of(IEnumerable<CadreFact> facts) =>
    [
        .. facts.GroupBy(fact => (fact.Kind, ByKey: fact.Key is not null))
            .OrderBy(of => of.Key.Kind.Type.Name, StringComparer.Ordinal).ThenBy(of => of.Key.ByKey)
            .Select(of => new KindOfCadres(
                of.Key.Kind,
                of.Key.ByKey,
                [.. of.Select(fact => fact.Key ?? fact.Cadre.Value).Distinct(StringComparer.Ordinal)],
                of.Max(fact => fact.Latest ?? All))),
    ];
}
