namespace TalentGraph.Api.Features.Search;

/// <summary>Finds cadres, units, posts, courses and classes by a part of their name.</summary>
/// <param name="store">Where the names are.</param>
internal sealed class FindByText(ITalentStore store)
{
    private static readonly (EntityKind Kind, string Record, string Prefix)[] Findable =
    [
        (EntityKind.Cadre, "cadres", "cadre"),
        (EntityKind.Unit, "units", "unit"),
        (EntityKind.Post, "posts", "post"),
        (EntityKind.Course, "courses", "course"),
        (EntityKind.Class, "classes", "class"),
    ];

    /// <summary>What was found, by name.</summary>
    /// <param name="view">The operation.</param>
    /// <param name="text">What to look for.</param>
    /// <param name="kinds">Only these kinds; null: all that can be found.</param>
    /// <param name="names">Whether the caller may read names of cadres in lists; if not, none is found.</param>
    /// <param name="first">At most so many.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="BadInputException">No text, or a kind that has no name to look for.</exception>
    public async Task<IReadOnlyList<FoundText>> OfAsync(
        View view, string text, IReadOnlyList<EntityKind>? kinds, bool names, int first, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new BadInputException("search.text is empty.");
        if (kinds?.Cast<EntityKind?>().FirstOrDefault(kind => Findable.All(f => f.Kind != kind)) is { } unnamed)
            throw new BadInputException($"search.kinds: {Code.Of(unnamed).ToUpperInvariant()} has no name to look for.");

        List<string> records = [.. Findable
            .Where(f => (kinds is null || kinds.Contains(f.Kind)) && (names || f.Kind != EntityKind.Cadre))
            .Select(f => f.Record)];
        if (records.Count == 0)
            return [];
        IReadOnlyList<TextHit> hits = await store.SearchAsync(view.Scope, text.Trim(), records, first, cancellationToken);
        return [.. hits.Select(hit => Array.Find(Findable, f => f.Record == hit.Kind) is var (kind, _, prefix)
            ? new FoundText(kind, prefix, hit.Key, hit.Label, hit.Hint)
            : throw new System.Diagnostics.UnreachableException())];
    }
}

/// <summary>Something found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Prefix">The kind's word in ids.</param>
/// <param name="Key">Its key.</param>
/// <param name="Label">Its name or title.</param>
/// <param name="Hint">What tells it from others of that name; null: nothing.</param>
internal sealed record FoundText(EntityKind Kind, string Prefix, string Key, string Label, string? Hint);

/// <summary>Kinds of things in the graph.</summary>
internal enum EntityKind
{
    /// <summary>干部</summary>
    Cadre,

    /// <summary>单位</summary>
    Unit,

    /// <summary>岗位</summary>
    Post,

    /// <summary>任职</summary>
    Appointment,

    /// <summary>能力</summary>
    Competency,

    /// <summary>课程</summary>
    Course,

    /// <summary>班次</summary>
    Class,

    /// <summary>参训</summary>
    Enrolment,

    /// <summary>学分</summary>
    Credit,

    /// <summary>年度考核</summary>
    Appraisal,

    /// <summary>训后任务</summary>
    Task,

    /// <summary>培训成果</summary>
    Contribution,

    /// <summary>调训</summary>
    CallUp,

    /// <summary>调训计划</summary>
    CallUpPlan,

    /// <summary>决定</summary>
    Decision,

    /// <summary>评分</summary>
    ScoringRun,

    /// <summary>档案问题</summary>
    ArchiveIssue,
}
