namespace TalentGraph.Graph.Policy.Persons;

/// <summary>The tree of units, today's at every day, and the posts in it.</summary>
public sealed class Organisation
{
    private readonly Dictionary<UnitId, Unit> units;
    private readonly Dictionary<PostId, Post> posts;

    /// <summary>Holds the units and posts; ids are unique.</summary>
    public Organisation(IEnumerable<Unit> units, IEnumerable<Post> posts)
    {
        this.units = units.ToDictionary(unit => unit.Id);
        this.posts = posts.ToDictionary(post => post.Id);
    }

    /// <summary>All units.</summary>
    public IReadOnlyCollection<Unit> Units => units.Values;

    /// <summary>All posts.</summary>
    public IReadOnlyCollection<Post> Posts => posts.Values;

    /// <summary>A unit; null: there is none of that id.</summary>
    public Unit? Find(UnitId? id) => id is { } known ? units.GetValueOrDefault(known) : null;

    /// <summary>A post; null: there is none of that id.</summary>
    public Post? Find(PostId id) => posts.GetValueOrDefault(id);

    /// <summary>Who manages the cadres of a unit where nobody else was named: its nearest ancestor of level county or above, else the unit itself.</summary>
    public UnitId ManagingUnit(UnitId id)
    {
        for (Unit? above = Find(Find(id)?.ParentId); above is not null; above = Find(above.ParentId))
        {
            if (above.Level <= UnitLevel.County)
                return above.Id;
        }

        return id;
    }
}
