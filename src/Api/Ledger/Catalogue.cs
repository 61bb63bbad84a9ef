using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Api.Ledger;

/// <summary>What is small and asked for everywhere, held by version: units, posts, courses, competencies, classes, runs.</summary>
internal sealed class Catalogue
{
    private readonly ILookup<UnitId, Post> postsOf;
    private readonly ILookup<PostId, PostRequirement> requirementsOf;
    private readonly ILookup<CourseId, CourseCompetency> developedBy;
    private readonly ILookup<CourseId, CoursePrerequisite> prerequisitesOf;

    /// <summary>Takes the records; what refers to a missing record is left out where it would be shown.</summary>
    public Catalogue(CatalogueRecords records)
    {
        Organisation = new Organisation(records.Units, records.Posts);
        Units = new UnitTree(Organisation);
        Posts = [.. records.Posts.OrderBy(p => PinyinOrder.Key(p.Title), PinyinOrder.Comparer).ThenBy(p => p.Id.Value, StringComparer.Ordinal)];
        Courses = [.. records.Courses.OrderBy(c => PinyinOrder.Key(c.Title), PinyinOrder.Comparer).ThenBy(c => c.Id.Value, StringComparer.Ordinal)];
        Competencies = [.. records.Competencies.OrderBy(c => c.Id.Value, StringComparer.Ordinal)];
        CourseById = records.Courses.ToDictionary(c => c.Id);
        CompetencyById = records.Competencies.ToDictionary(c => c.Id);
        postsOf = Posts.ToLookup(p => p.UnitId);
        requirementsOf = records.Requirements.Where(r => CompetencyById.ContainsKey(r.CompetencyId)).OrderBy(r => r.CompetencyId.Value, StringComparer.Ordinal).ToLookup(r => r.PostId);
        developedBy = records.CourseCompetencies.Where(r => CompetencyById.ContainsKey(r.CompetencyId)).OrderBy(r => r.CompetencyId.Value, StringComparer.Ordinal).ToLookup(r => r.CourseId);
        prerequisitesOf = records.Prerequisites.Where(r => CourseById.ContainsKey(r.RequiresCourseId)).OrderBy(r => r.RequiresCourseId.Value, StringComparer.Ordinal).ToLookup(r => r.CourseId);
        Runs = [.. records.Runs.OrderBy(r => r.AsOf).ThenBy(r => r.PublishedAt).ThenBy(r => r.Id.Value, StringComparer.Ordinal)];
    }

    /// <summary>Units and posts, as the rules read them.</summary>
    public Organisation Organisation { get; }

    /// <summary>The tree of units.</summary>
    public UnitTree Units { get; }

    /// <summary>All posts, by title.</summary>
    public IReadOnlyList<Post> Posts { get; }

    /// <summary>All courses, by title.</summary>
    public IReadOnlyList<Course> Courses { get; }

    /// <summary>All competencies, by id.</summary>
    public IReadOnlyList<Competency> Competencies { get; }

    /// <summary>Courses by id.</summary>
    public IReadOnlyDictionary<CourseId, Course> CourseById { get; }

    /// <summary>Competencies by id.</summary>
    public IReadOnlyDictionary<CompetencyId, Competency> CompetencyById { get; }

    /// <summary>All scoring runs, oldest as-of first.</summary>
    public IReadOnlyList<ScoringRun> Runs { get; }

    /// <summary>A unit's posts, by title.</summary>
    public IEnumerable<Post> PostsOf(UnitId unit) => postsOf[unit];

    /// <summary>What a post asks for, by competency.</summary>
    public IEnumerable<PostRequirement> RequirementsOf(PostId post) => requirementsOf[post];

    /// <summary>What a course develops, by competency.</summary>
    public IEnumerable<CourseCompetency> DevelopedBy(CourseId course) => developedBy[course];

    /// <summary>What a course requires.</summary>
    public IEnumerable<CoursePrerequisite> PrerequisitesOf(CourseId course) => prerequisitesOf[course];

    /// <summary>The run whose numbers hold at a day: the latest published one with an as-of by then; null: none.</summary>
    public ScoringRun? RunAt(DateOnly on) => Runs.LastOrDefault(run => run.PublishedAt is not null && run.AsOf <= on);

    /// <summary>A course as a class teaches it; null: the course is unknown.</summary>
    public TaughtCourse? Taught(ClassCourse row) => CourseById.TryGetValue(row.CourseId, out Course? course) ? TaughtCourse.Of(row, course) : null;
}

/// <summary>The records a catalogue is made of.</summary>
internal sealed record CatalogueRecords
{
    /// <summary>All units.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>All posts.</summary>
    public required IReadOnlyList<Post> Posts { get; init; }

    /// <summary>All requirements.</summary>
    public required IReadOnlyList<PostRequirement> Requirements { get; init; }

    /// <summary>All courses.</summary>
    public required IReadOnlyList<Course> Courses { get; init; }

    /// <summary>What courses develop.</summary>
    public required IReadOnlyList<CourseCompetency> CourseCompetencies { get; init; }

    /// <summary>What courses require.</summary>
    public required IReadOnlyList<CoursePrerequisite> Prerequisites { get; init; }

    /// <summary>All competencies.</summary>
    public required IReadOnlyList<Competency> Competencies { get; init; }

    /// <summary>All scoring runs.</summary>
    public required IReadOnlyList<ScoringRun> Runs { get; init; }
}
