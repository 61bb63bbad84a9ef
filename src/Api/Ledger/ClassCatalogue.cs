using System.Collections.Immutable;
using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Api.Ledger;

/// <summary>All classes: their facts for every pack, and the courses they teach.</summary>
/// <param name="Table">The facts by number and pack.</param>
/// <param name="Courses">The courses of each class, by course id; classes without any are missing.</param>
internal sealed record ClassCatalogue(ClassTable Table, ImmutableDictionary<ClassId, ImmutableArray<ClassCourse>> Courses)
{
    /// <summary>No classes.</summary>
    public static ClassCatalogue Empty(PolicyPacks packs) =>
        new(ClassTable.Empty(packs.All.Count), ImmutableDictionary<ClassId, ImmutableArray<ClassCourse>>.Empty);

    /// <summary>A class; null: there is none of that id.</summary>
    public TrainingClass? Find(ClassId id) => Table.Find(0, id)?.Class;

    /// <summary>The courses of a class; empty: none are listed.</summary>
    public ImmutableArray<ClassCourse> CoursesOf(ClassId id) => Courses.GetValueOrDefault(id, []);

    /// <summary>The catalogue with classes added or replaced.</summary>
    /// <param name="packs">The deployment's packs.</param>
    /// <param name="catalogue">Where organisers and courses are found.</param>
    /// <param name="classes">The classes, each with its segments and courses.</param>
    /// <param name="gone">Classes that no longer exist.</param>
    public ClassCatalogue With(
        PolicyPacks packs,
        Catalogue catalogue,
        IReadOnlyList<(TrainingClass Class, IReadOnlyList<ClassSegment> Segments, IReadOnlyList<ClassCourse> Courses)> classes,
        IEnumerable<ClassId> gone)
    {
        var courses = Courses.ToBuilder();
        var facts = new List<(ClassId, IReadOnlyList<ClassFacts>?)>(classes.Count);
        foreach (var (record, segments, rows) in classes)
        {
            List<TaughtCourse> taught = [.. rows.Select(catalogue.Taught).OfType<TaughtCourse>()];
            Unit? organiser = catalogue.Organisation.Find(record.OrganiserUnitId);
            facts.Add((record.Id, [.. packs.All.Select(pack => ClassFacts.Of(pack, record, segments, taught, organiser))]));
            if (rows.Count > 0)
                courses[record.Id] = [.. rows.OrderBy(row => row.CourseId.Value, StringComparer.Ordinal)];
            else
                courses.Remove(record.Id);
        }

        foreach (ClassId id in gone)
        {
            facts.Add((id, null));
            courses.Remove(id);
        }

        return new(Table.With(facts), courses.ToImmutable());
    }
}
