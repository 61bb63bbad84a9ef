using TalentGraph.Api.Ledger;

namespace TalentGraph.Api.Features.Posts;

/// <summary>Lists of units and posts, by name.</summary>
/// <param name="store">Finds names.</param>
internal sealed class PostLists(ITalentStore store)
{
    /// <summary>Units below a parent, or of a text anywhere, or the tops of the tree.</summary>
    /// <param name="view">The operation.</param>
    /// <param name="parent">Only units right below this one; null: no matter where.</param>
    /// <param name="text">Only units whose name or alias contains this; null: all, and then without a parent the tops of the tree.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<Unit>> UnitsAsync(View view, UnitId? parent, string? text, CancellationToken cancellationToken)
    {
        UnitTree tree = view.Snapshot.Catalogue.Units;
        if (Text(text) is not { } wanted)
            return parent is { } above ? tree.ChildrenOf(above) : tree.Roots;
        HashSet<string> found = await FindAsync(view, wanted, "units", cancellationToken);
        IEnumerable<Unit> units = parent is { } top ? tree.ChildrenOf(top) : view.Snapshot.Catalogue.Organisation.Units;
        return [.. units.Where(unit => found.Contains(unit.Id.Value)).OrderBy(KeyOf)];
    }

    /// <summary>Posts that pass a filter.</summary>
    public async Task<IReadOnlyList<Post>> PostsAsync(View view, PostFilter? filter, CancellationToken cancellationToken)
    {
        Catalogue catalogue = view.Snapshot.Catalogue;
        if (filter is null)
            return catalogue.Posts;
        HashSet<string>? found = Text(filter.Text) is { } text ? await FindAsync(view, text, "posts", cancellationToken) : null;
        return [.. catalogue.Posts.Where(post =>
            (filter.Ids is null || filter.Ids.Contains(post.Id))
            && (filter.UnitIds is null || filter.UnitIds.Any(unit => filter.IncludeSubunits == false ? post.UnitId == unit : catalogue.Units.IsWithin(post.UnitId, unit)))
            && (filter.Ranks is null || (post.Rank is { } rank && filter.Ranks.Contains(rank)))
            && (filter.Vacant is null || filter.Vacant == post.VacantSince is not null)
            && (filter.Domain is null || post.Domain == filter.Domain)
            && (found is null || found.Contains(post.Id.Value)))];
    }

    /// <summary>One page of units, by name.</summary>
    public static Slice<T> Page<T>(IReadOnlyList<Unit> units, int first, string? after, Func<Unit, T> nodeOf) =>
        Paging.Cut(units, first, after, KeyOf, nodeOf);

    /// <summary>One page of posts, by title.</summary>
    public static Slice<T> Page<T>(IReadOnlyList<Post> posts, int first, string? after, Func<Post, T> nodeOf) =>
        Paging.Cut(posts, first, after, post => new SortKey(0, PinyinOrder.Key(post.Title), post.Id.Value), nodeOf);

    private static SortKey KeyOf(Unit unit) => new(0, PinyinOrder.Key(unit.Name), unit.Id.Value);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<HashSet<string>> FindAsync(View view, string text, string kind, CancellationToken cancellationToken) =>
        [.. (await store.SearchAsync(view.Scope, text, [kind], null, cancellationToken)).Select(hit => hit.Key)];
}

/// <summary>Which posts.</summary>
/// <param name="Ids">Only these.</param>
/// <param name="UnitIds">Only posts of these units.</param>
/// <param name="IncludeSubunits">Whether the units below count, too.</param>
/// <param name="Ranks">Only posts of these ranks.</param>
/// <param name="Vacant">Only vacant ones, or only held ones.</param>
/// <param name="Text">Only posts whose title contains this.</param>
/// <param name="Domain">Only posts of this field of work.</param>
internal sealed record PostFilter(
    IReadOnlyList<PostId>? Ids,
    IReadOnlyList<UnitId>? UnitIds,
    bool? IncludeSubunits = true,
    IReadOnlyList<Rank>? Ranks = null,
    bool? Vacant = null,
    string? Text = null,
    string? Domain = null);
