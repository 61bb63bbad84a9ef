namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>What of a kind is asked for.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Cadres">Of whom, each once.</param>
/// <param name="Latest">At most so many of each, where the kind's query knows which are the latest.</param>
internal sealed record KindOfCadres(RecordType Type, string[] Cadres, int Latest)
{
    /// <summary>More than anybody has.</summary>
    public const int All = int.MaxValue;

    /// <summary>What holds all that these ask for.</summary>
    public static KindOfCadres Of(RecordType type, IReadOnlyCollection<CadreFact> facts) =>
        new(type, [.. facts.Select(fact => fact.Cadre.Value).Distinct(StringComparer.Ordinal)], facts.Max(fact => fact.Latest ?? All));
}
