using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Features;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;
using Xunit;

namespace TalentGraph.Api.Tests.Access;

/// <summary>The matrix, role by field: the table beside what is written down here from the page on who may see what.</summary>
[Collection(nameof(ServedCounty))]
public sealed class AccessMatrixTests(ServedCounty county)
{
    private const string Facts = "organiser institution unit_officer hr_reader cadre";
    private const string Names = "organiser institution unit_officer hr_reader";
    private const string Files = "institution unit_officer cadre";
    private const string Observations = "institution";
    private const string Map = "cadre";

    /// <summary>Objects whose fields say themselves who may read them; all others hang from one of these.</summary>
    private static readonly (string Type, string Roles, bool IsDossier, string Fields)[] Expected =
    [
        ("Query", Facts, false, "viewer node search cadre unit units post posts course courses trainingClass trainingClasses competencies"),
        ("Query", Names, false, "cadres trainingBoard"),
        ("Cadre", Facts, false, "id asOf version name gender birthDate education rank rankSince grade gradeSince category tags status unit managedBy appointments enrolments credits awards educations needs trainingStatus withheld"),
        ("Cadre", Files, true, "appraisals tasks conduct contributions capabilityMap"),
        ("Cadre", Observations, true, "observations"),
        ("CapabilityMap", Map, false, "general"),
        ("CapabilityEntry", Map, false, "estimate standardError interval reliability policyScore"),
        ("Unit", Facts, false, "id name kind level region countyType parent children posts recognised"),
        ("Post", Facts, false, "id title unit rank team domain vacantSince requirements"),
        ("Post", Names, false, "holders"),
        ("Requirement", Facts, false, "competency level weight kind"),
        ("Competency", Facts, false, "id name virtue description"),
        ("Course", Facts, false, "id title kind theme method hours elective status develops prerequisites"),
        ("TrainingClass", Facts, false, "id title mode level theme organiser startsOn endsOn days hours seats seatsLeft isMain isKey status segments courses composition admitsRanks enrolments"),
    ];

    /// <summary>Roots that answer with one object, and those that need an id for it.</summary>
    private static readonly string[] Roots =
    [
        "viewer { role }", "node(id: \"unit:county\") { id }", "search(text: \"县\") { id }", "cadre(id: \"cadre:C06\") { id }", "cadres { totalCount }",
        "unit(id: \"unit:county\") { id }", "units { totalCount }", "post(id: \"post:P1\") { id }", "posts { totalCount }", "course(id: \"course:course1\") { id }",
        "courses { totalCount }", "trainingClass(id: \"class:K1\") { id }", "trainingClasses { totalCount }", "competencies { id }", "trainingBoard { lights { count } }",
    ];

    public static TheoryData<string> RolesWithoutAColumn => [.. Roles.All.Except(Facts.Split(' '))];

    private AccessTable Table => county.Services.GetRequiredService<AccessTable>();

    [Fact]
    public void The_table_is_the_one_that_was_written_down()
    {
        var expected =
            from row in Expected
            from field in row.Fields.Split(' ')
            select $"{row.Type}.{field}: {row.Roles}{(row.IsDossier ? ", dossier" : "")}";
        var actual =
            from row in Table.Rows
            where row.Value.Roles.Count > 0
            select $"{row.Key.Type}.{row.Key.Field}: {string.Join(' ', row.Value.Roles)}{(row.Value.Dossier ? ", dossier" : "")}";

        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_role_may_read_what_its_columns_say_and_nothing_else()
    {
        var wrong =
            from role in Roles.All
            let caller = new Caller(new Identity { Subject = role, Role = role }, new Scope())
            from row in Expected
            from field in row.Fields.Split(' ')
            let policy = Table.Of(row.Type, field)
            where policy is not null && caller.May(policy) != row.Roles.Split(' ').Contains(role)
            select $"{role}: {row.Type}.{field}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_printed_field_has_a_row_or_is_the_plumbing_of_a_connection()
    {
        var bare =
            from type in SchemaText.ObjectsOf(county.Schema.Print())
            from field in type.Fields
            where Table.Of(type.Name, field) is null && !IsPlumbing(type.Name, field)
            select $"{type.Name}.{field}";

        Assert.Empty(bare);
    }

    [Fact]
    public void No_row_names_a_field_that_is_not_there()
    {
        var printed = SchemaText.ObjectsOf(county.Schema.Print()).SelectMany(type => type.Fields.Select(field => (type.Name, field))).ToHashSet();

        Assert.DoesNotContain(Table.Rows.Keys, key => !printed.Contains((key.Type, key.Field)));
    }

    [Fact]
    public void What_has_no_roles_of_its_own_hangs_from_an_object_that_has()
    {
        var inherited = Table.Rows.Where(row => row.Value.Roles.Count == 0).Select(row => row.Key.Type).ToHashSet();

        Assert.Empty(inherited.Intersect(["Query", "Cadre", "Unit", "Post", "TrainingClass", "Course", "Competency"]));
    }

    [Fact]
    public void Dossier_fields_are_of_objects_that_say_whose_they_are()
    {
        var types = Table.Rows.Where(row => row.Value.Dossier).Select(row => row.Key.Type).Distinct();

        Assert.Equal(["Cadre"], types);
        Assert.True(typeof(CadreNode).IsAssignableTo(typeof(IDossierSubject)));
    }

    [Fact]
    public void A_dossier_field_s_value_is_reached_through_it_alone()
    {
        // Whoever answers with one of these elsewhere must report to the ledger: the root node does, and nothing else.
        string[] values = ["AppraisalNode", "TaskNode", "ConductEntryNode", "ContributionNode", "ObservationNode", "CapabilityMapNode"];
        var methods =
            from type in typeof(CadreNode).Assembly.GetTypes()
            where type.Namespace?.StartsWith("TalentGraph.Api.Features", StringComparison.Ordinal) == true
                && (type.IsDefined(typeof(QueryRootAttribute), false) || type.Name.EndsWith("Node", StringComparison.Ordinal))
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            let answer = member switch { PropertyInfo property => property.PropertyType, MethodInfo method when !method.IsSpecialName => method.ReturnType, _ => null }
            where answer is not null && type.Name is not "FileNode" && !type.IsNested && values.Any(value => answer.ToString().Contains($".{value}", StringComparison.Ordinal))
            where !values.Contains(type.Name)
            select $"{type.Name}.{member.Name}";

        Assert.Empty(methods);
    }

    [Theory]
    [MemberData(nameof(RolesWithoutAColumn))]
    public async Task A_role_without_a_column_gets_nothing_but_FORBIDDEN(string role)
    {
        foreach (var root in Roots)
        {
            var reply = await county.AskAsync(Who.Of(role), $"{{ {root} }}");

            Assert.Equal(["FORBIDDEN"], reply.Codes);
            Assert.DoesNotMatch("[0-9]|县", reply.Data);
        }
    }

    [Theory]
    [InlineData("cadres { totalCount }")]
    [InlineData("trainingBoard { lights { count } }")]
    public async Task A_cadre_has_no_lists_and_no_board(string root)
    {
        var reply = await county.AskAsync(Who.Cadre, $"{{ {root} }}");

        Assert.Equal(("FORBIDDEN", "null"), (Assert.Single(reply.Codes), reply.Data));
    }

    [Theory]
    [InlineData("organiser", "null null null null null")]
    [InlineData("hr_reader", "null null null null null")]
    [InlineData("unit_officer", "list list list list null")]
    [InlineData("cadre", "list list list list null")]
    [InlineData("institution", "list list list list list")]
    public async Task A_forbidden_field_is_null_without_an_error(string role, string expected)
    {
        var who = new[] { Who.Organiser, Who.HrReader, Who.UnitOfficer, Who.Cadre, Who.School }.Single(identity => identity.Role == role);

        var reply = await county.AskAsync(
            who, "{ cadre(id: \"cadre:C06\") { appraisals { id } tasks { id } conduct { on } contributions { id } observations { nodes { id } } } }");

        var fields = reply.Root.GetProperty("data").GetProperty("cadre").EnumerateObject().Select(field => field.Value.ValueKind == System.Text.Json.JsonValueKind.Null ? "null" : "list");
        Assert.Empty(reply.Codes);
        Assert.Equal(expected, string.Join(' ', fields));
    }

    [Theory]
    [InlineData("organiser", "appraisals capabilityMap conduct contributions observations tasks")]
    [InlineData("hr_reader", "appraisals capabilityMap conduct contributions observations tasks")]
    [InlineData("unit_officer", "observations")]
    [InlineData("cadre", "observations")]
    [InlineData("institution", "")]
    public async Task What_a_role_does_not_see_of_a_cadre_is_named_whether_or_not_it_was_asked_for(string role, string expected)
    {
        var who = new[] { Who.Organiser, Who.HrReader, Who.UnitOfficer, Who.Cadre, Who.School }.Single(identity => identity.Role == role);

        var alone = await county.AskAsync(who, "{ cadre(id: \"cadre:C06\") { withheld { path reason } } }");
        var asked = await county.AskAsync(who, "{ cadre(id: \"cadre:C06\") { appraisals { id } observations { nodes { id } } withheld { path reason } } }");

        var paths = alone.All("cadre.withheld.path").Zip(alone.All("cadre.withheld.reason")).Where(pair => pair.Second == "NOT_YOUR_ROLE").Select(pair => pair.First);
        Assert.Equal(expected, string.Join(' ', paths));
        Assert.Equal(alone.All("cadre.withheld.path"), asked.All("cadre.withheld.path"));
    }

    private static bool IsPlumbing(string type, string field) =>
        type == "PageInfo"
        || (type.EndsWith("Connection", StringComparison.Ordinal) && field is "edges" or "nodes" or "pageInfo" or "totalCount")
        || (type.EndsWith("Edge", StringComparison.Ordinal) && field is "cursor" or "node");
}
