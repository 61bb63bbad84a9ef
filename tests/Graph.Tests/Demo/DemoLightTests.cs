using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;
using TalentGraph.Graph.Policy.Status;
using Xunit;

namespace TalentGraph.Graph.Tests.Demo;

public sealed class DemoLightTests
{
    [Fact]
    public void All_four_lights_occur_and_most_are_green_or_yellow()
    {
        var options = new DemoOptions();
        var records = new List<IRecord>();
        DemoCounty.Make(options, records.Add, null, TestContext.Current.CancellationToken);

        Dictionary<Light, double> shares = LightsAt(options.AsOf, records.Where(r => r is not Ballot).ToLookup(r => r.GetType()))
            .GroupBy(light => light).ToDictionary(group => group.Key, group => group.Count() / (double)options.Cadres);

        Assert.InRange(shares[Light.Red], 0.02, 0.15);
        Assert.InRange(shares[Light.Unknown], 0.005, 0.08);
        Assert.InRange(shares[Light.Yellow], 0.2, 0.6);
        Assert.InRange(shares[Light.Green], 0.2, 0.6);
    }

    private static IEnumerable<Light> LightsAt(DateOnly day, ILookup<Type, IRecord> records)
    {
        var packs = new PolicyPacks([Policy.A.National]);
        var organisation = new Organisation(Of<Unit>(), Of<Post>());
        Dictionary<CourseId, Course> courses = Of<Course>().ToDictionary(c => c.Id);
        ILookup<ClassId, ClassCourse> taught = Of<ClassCourse>().ToLookup(c => c.ClassId);
        ILookup<ClassId, ClassSegment> segments = Of<ClassSegment>().ToLookup(s => s.ClassId);
        ClassTable table = ClassTable.Empty(1).With([.. Of<TrainingClass>().Select(c => (c.Id, (IReadOnlyList<ClassFacts>?)
            [ClassFacts.Of(Policy.A.National, c, [.. segments[c.Id]], [.. taught[c.Id].Select(row => TaughtCourse.Of(row, courses[row.CourseId]))], organisation.Find(c.OrganiserUnitId))]))]);
        var book = new Rulebook(day, packs, organisation, table);
        ILookup<CadreId, CadreState> states = Of<CadreState>().ToLookup(s => s.CadreId);
        ILookup<CadreId, Appointment> appointments = Of<Appointment>().ToLookup(a => a.CadreId);
        ILookup<CadreId, Enrolment> enrolments = Of<Enrolment>().ToLookup(e => e.CadreId);
        ILookup<CadreId, Credit> credits = Of<Credit>().ToLookup(c => c.CadreId);
        ILookup<CadreId?, ConductEntry> conduct = Of<ConductEntry>().ToLookup(c => c.CadreId);

        return Of<Cadre>()
            .Select(c => Lights.Of(
                new CadreHistory(c, states[c.Id], appointments[c.Id], EarningsOf.Cadre([.. enrolments[c.Id]], [.. credits[c.Id]], [.. conduct[c.Id]], table, packs)),
                book).Light)
            .OfType<Light>();

        IEnumerable<T> Of<T>()
            where T : IRecord => records[typeof(T)].Cast<T>();
    }
}
