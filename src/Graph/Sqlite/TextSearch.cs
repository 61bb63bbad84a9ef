using TalentGraph.Graph.Sqlite.Engine;
using TalentGraph.Graph.Sqlite.Records;

namespace TalentGraph.Graph.Sqlite;

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

    public static IReadOnlyList<TextHit> Run(Connection connection, Scope scope, string text, IReadOnlyCollection<string> kinds, int first)
    {
        Statement query = connection.Query("search").Bind("text", SearchText.Fold(text));
        foreach (string kind in Kinds)
            query.Bind(kind, kinds.Contains(kind) ? 1 : 0);
        var hits = new List<TextHit>();
        var page = new List<TextHit>(AtOnce);
        bool more = true;
        // Who is in scope is asked some hits at a time: the first page is mostly all that is wanted.
        while (more && hits.Count < first)
        {
            page.Clear();
            while (page.Count < AtOnce && (more = query.Step()))
                page.Add(new TextHit(query.Text(0), query.Text(1), query.Text(2), query.TextOrNull(3)));
            HashSet<string> visible = ScopeFilter.Visible(connection, scope, page.Where(IsCadre).Select(hit => hit.Key));
            hits.AddRange(page.Where(hit => !IsCadre(hit) || visible.Contains(hit.Key)).Take(first - hits.Count));
        }

        query.Reset();
        return hits;
    }

    private static bool IsCadre(TextHit hit) => hit.Kind == "cadres";
}
