using GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Plans;
using TalentGraph.GraphQL.Execution.Reading;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace TalentGraph.GraphQL.Tests.Execution.Reading;

public sealed class LeafReaderTests
{
    private const string Properties = "text id club noClub whole truth number single exact day instant grade noGrade old clubs grades days holes";

    [Fact]
    public async Task A_property_says_the_same_as_a_method_whose_value_the_library_serializes()
    {
        await using var host = await SchoolHost.StartAsync(o => o.AddTypes(typeof(LeavesRoot)));

        var unboxed = await host.AskAsync($"{{ leaves: leaves {{ {Properties} }} }}");
        var boxed = await host.AskAsync($"{{ leaves: boxed {{ {Properties} }} }}");

        Assert.Equal(boxed.Data(), unboxed.Data());
        Assert.Equal(
            """{"leaves":{"text":"文 \"<&>\" \uD835\uDC99","id":"i","club":"club:c1","noClub":null,"whole":-5,"truth":true,"number":0.1,"single":0.10000000149011612,"exact":12.5,"day":"2026-03-01","instant":"2026-03-01T06:30:00.5Z","grade":"FROM_1_TO_2","noGrade":null,"old":"OVER_20","clubs":["club:c1","club:c2"],"grades":["CLERK_2","OVER_20"],"days":["2026-03-01",null],"holes":[1,null,3]}}""",
            unboxed.Data());
    }

    [Theory]
    [InlineData("notANumber")]
    [InlineData("notAGrade")]
    public async Task A_value_that_JSON_or_the_schema_cannot_say_is_an_error_of_its_field(string field)
    {
        await using var host = await SchoolHost.StartAsync(o => o.AddTypes(typeof(LeavesRoot)));

        var answer = await host.AskAsync($"{{ leaves {{ text }} wrong {{ {field} }} }}");

        Assert.Equal("INTERNAL", answer.Code());
        Assert.Equal($$"""["wrong","{{field}}"]""", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
        Assert.Equal("null", answer.GetProperty("data").GetProperty("wrong").GetRawText());
    }

    [Fact]
    public async Task Thousands_of_numbers_are_read_without_a_box_for_any()
    {
        const int Rows = 5_000;
        using var schema = Schemas.Of(typeof(ManyRoot));
        var document = GraphQLParser.Parser.Parse("{ many { number truth day } }");
        var operation = document.Definitions.OfType<GraphQLParser.AST.GraphQLOperationDefinition>().Single();
        var caller = new TestCaller("reader");
        var plan = new OperationPlan(schema.Inner, document, operation, _ => { }).Root(Variables.None, caller);
        await using var services = new ServiceCollection().BuildServiceProvider();
        var asked = new OperationContext(caller, services, "r", TestContext.Current.CancellationToken);
        ManyRoot.Kept = [.. Enumerable.Range(0, Rows).Select(i => new ManyNode(i, i % 2 == 0, new DateOnly(2026, 1, 1).AddDays(i % 100)))];
        await RunAsync();

        var before = GC.GetAllocatedBytesForCurrentThread();
        await RunAsync();
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        // The objects' list, 8 bytes each, and the columns, 8 + 1 + 4; a box for each would add 72.
        Assert.InRange(taken, Rows * 21, (Rows * 21) + 10_000);

        async Task RunAsync() => Assert.NotNull(await new Traversal(
            new ExecutionContext { Schema = schema.Inner, Document = document, Operation = operation, Variables = Variables.None, Errors = [], UserContext = asked }, asked).RunAsync(plan, null, serially: false));
    }
}

public sealed record LeavesNode
{
    public string Text => "文 \"<&>\" 𝒙";

    [Id]
    public string Id => "i";

    public ClubId Club => new("c1");

    public ClubId? NoClub => null;

    public int Whole => -5;

    public bool Truth => true;

    public double Number => 0.1;

    public float Single => 0.1f;

    public decimal Exact => 12.50m;

    public DateOnly Day => new(2026, 3, 1);

    public DateTimeOffset Instant => new(2026, 3, 1, 8, 30, 0, 500, TimeSpan.FromHours(2));

    public Grade Grade => Grade.From1To2;

    public Grade? NoGrade => null;

    public Grade Old => Grade.Over20;

    [ListSize(2)]
    public IReadOnlyList<ClubId> Clubs => [new("c1"), new("c2")];

    [ListSize(2)]
    public Grade[] Grades => [Grade.Clerk2, Grade.Over20];

    [ListSize(2)]
    public IReadOnlyList<DateOnly?> Days => [Day, null];

    [ListSize(3)]
    public IEnumerable<int?> Holes => new int?[] { 1, null, 3 }.Where(_ => true);
}

/// <summary>The same fields as methods with a parameter, which go through the library's serialization.</summary>
public sealed record BoxedNode
{
    private readonly LeavesNode leaves = new();

    public string Text(int? _ = 0) => leaves.Text;

    [Id]
    public string Id(int? _ = 0) => leaves.Id;

    public ClubId Club(int? _ = 0) => leaves.Club;

    public ClubId? NoClub(int? _ = 0) => leaves.NoClub;

    public int Whole(int? _ = 0) => leaves.Whole;

    public bool Truth(int? _ = 0) => leaves.Truth;

    public double Number(int? _ = 0) => leaves.Number;

    public float Single(int? _ = 0) => leaves.Single;

    public decimal Exact(int? _ = 0) => leaves.Exact;

    public DateOnly Day(int? _ = 0) => leaves.Day;

    public DateTimeOffset Instant(int? _ = 0) => leaves.Instant;

    public Grade Grade(int? _ = 0) => leaves.Grade;

    public Grade? NoGrade(int? _ = 0) => leaves.NoGrade;

    public Grade Old(int? _ = 0) => leaves.Old;

    [ListSize(2)]
    public IReadOnlyList<ClubId> Clubs(int? _ = 0) => leaves.Clubs;

    [ListSize(2)]
    public Grade[] Grades(int? _ = 0) => leaves.Grades;

    [ListSize(2)]
    public IReadOnlyList<DateOnly?> Days(int? _ = 0) => leaves.Days;

    [ListSize(3)]
    public IEnumerable<int?> Holes(int? _ = 0) => leaves.Holes;
}

public sealed record WrongNode
{
    public double NotANumber => double.NaN;

    public Grade NotAGrade => (Grade)77;
}

[QueryRoot]
public static class LeavesRoot
{
    public static LeavesNode Leaves() => new();

    public static BoxedNode Boxed() => new();

    public static WrongNode? Wrong() => new();
}

public sealed record ManyNode(double Number, bool Truth, DateOnly Day);

[QueryRoot]
public static class ManyRoot
{
    internal static ManyNode[] Kept { get; set; } = [];

    [ListSize(5_000)]
    public static IReadOnlyList<ManyNode> Many() => Kept;
}
