using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Records;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j;

/// <summary>Looks for records by a part of their name, in the order of the names.</summary>
internal static class TextSearch
{
    private const int AtOnce = 500;
    private static readonly string[] Kinds = ["cadres", "units", "posts", "courses", "classes"];

    /// <exception cref="ArgumentException">A kind is none that has names to look for.</exception>
    public static void Require(IReadOnlyCollection<string> kinds)
    {
        if (kinds.Except(Kinds).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"There is no search among {unknown}.", nameof(kinds));
    }

    public static async Task<IReadOnlyList<TextHit>> RunAsync(
        CypherRunner runner, Scope scope, string text, IReadOnlyCollection<string> kinds, int first, CancellationToken cancellationToken)
    {
        string fold = SearchText.Fold(text);
        CypherTable table = SearchWords.Of(fold) is { } words
            ? await runner.ReadAsync("search_words", cancellationToken, ("words", words), ("text", fold), ("kinds", kinds)).ConfigureAwait(false)
            : await runner.ReadAsync("search_letters", cancellationToken, ("text", fold), ("kinds", kinds)).ConfigureAwait(false);
        IEnumerable<TextHit> all = Enumerable.Range(0, table.Count)
            .Select(row => new TextHit(table[0].Text(row), table[1].Text(row), table[2].Text(row), table[3].TextOrNull(row)));
        var hits = new List<TextHit>();
        var filter = new ScopeFilter(runner);
        // Who is in scope is asked some hits at a time: the first page is mostly all that is wanted.
        foreach (TextHit[] some in all.Chunk(AtOnce))
        {
            if (hits.Count >= first)
                break;
            HashSet<string> visible = await filter.VisibleAsync(scope, some.Where(IsCadre).Select(hit => hit.Key), cancellationToken).ConfigureAwait(false);
            hits.AddRange(some.Where(hit => !IsCadre(hit) || visible.Contains(hit.Key)).Take(first - hits.Count));
        }

        return hits;
    }

    private static bool IsCadre(TextHit hit) => hit.Kind == "cadres";
}
