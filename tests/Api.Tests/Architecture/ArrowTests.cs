using System.Reflection;
using NetArchTest.Rules;
using Xunit;

namespace TalentGraph.Api.Tests.Architecture;

/// <summary>Who may know whom: the star of projects, the order inside Graph, and use cases that know no transport.</summary>
public sealed class ArrowTests
{
    private const string Graph = "TalentGraph.Graph";
    private const string Scoring = "TalentGraph.Scoring";
    private const string GraphQL = "TalentGraph.GraphQL";
    private const string Api = "TalentGraph.Api";

    private static readonly Dictionary<string, Assembly> Projects = new()
    {
        [Graph] = typeof(Cadre).Assembly,
        [Scoring] = Assembly.Load(Scoring),
        [GraphQL] = typeof(TalentGraph.GraphQL.TalentGraphQL).Assembly,
        [Api] = typeof(TalentGraph.Api.Commands.Verbs).Assembly,
    };

    /// <summary>Names that only the GraphQL side of a feature may use.</summary>
    private static readonly string[] Transport = [GraphQL, "GraphQL", "GraphQLParser", "Microsoft.AspNetCore"];

    /// <summary>The ends of the names that are the GraphQL side of a feature; a connection with fields of its own is a type that the contract names, and so is a union.</summary>
    private static readonly string[] GraphQLSide = ["Graph", "Node", "Access", "Loader", "Connection"];

    [Theory]
    [InlineData(Graph)]
    [InlineData(Scoring)]
    [InlineData(GraphQL)]
    public void A_point_of_the_star_knows_no_other(string project)
    {
        var others = Projects.Keys.Where(other => other != project).ToHashSet();

        var known = Projects[project].GetReferencedAssemblies().Select(reference => reference.Name!).Where(name => others.Contains(name) || name == "talentgraph");

        Assert.Empty(known);
    }

    [Fact]
    public void The_centre_of_the_star_knows_every_point()
    {
        var projectFile = File.ReadAllText(Path.Combine(Repository.Root, "src/Api/TalentGraph.Api.csproj"));

        Assert.All(["Graph", "Scoring", "GraphQL"], point => Assert.Contains($"TalentGraph.{point}.csproj", projectFile, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Model", new[] { "Policy", "Store", "Sqlite", "Neo4j", "Exchange", "Demo" })]
    [InlineData("Policy", new[] { "Store", "Sqlite", "Neo4j", "Exchange", "Demo" })]
    [InlineData("Store", new[] { "Policy", "Sqlite", "Neo4j", "Exchange", "Demo" })]
    [InlineData("Sqlite", new[] { "Policy", "Neo4j", "Exchange", "Demo" })]
    [InlineData("Exchange", new[] { "Policy", "Sqlite", "Neo4j", "Demo" })]
    [InlineData("Demo", new[] { "Sqlite", "Neo4j" })]
    public void Inside_the_graph_no_arrow_points_back(string folder, string[] forbidden)
    {
        var result = Types.InAssembly(Projects[Graph])
            .That().ResideInNamespaceStartingWith($"{Graph}.{folder}")
            .ShouldNot().HaveDependencyOnAny([.. forbidden.Select(other => $"{Graph}.{other}")])
            .GetResult();

        Assert.Empty(result.FailingTypeNames ?? []);
    }

    [Fact]
    public void A_use_case_knows_neither_GraphQL_nor_HTTP()
    {
        Assert.Empty(OffendersAmong(Projects[Api].GetTypes().Where(type => type.Namespace?.StartsWith($"{Api}.Features", StringComparison.Ordinal) == true)));
    }

    [Fact]
    public void The_rule_of_use_cases_can_fail()
    {
        Assert.Equal(["TalentGraph.Api.Security.Callers"], OffendersAmong([typeof(Api.Security.Callers), typeof(Api.Security.Identity)]));
    }

    [Fact]
    public void Models_and_rules_do_no_input_or_output()
    {
        var result = Types.InAssembly(Projects[Graph])
            .That().ResideInNamespaceMatching($@"^{Graph}\.(Model|Policy)")
            .ShouldNot().HaveDependencyOnAny("System.IO.File", "System.IO.FileStream", "System.IO.Directory", "System.Net", "Microsoft.Data.Sqlite")
            .GetResult();

        // Packs are files; reading them is the one thing that Policy does with a disk.
        Assert.DoesNotContain(result.FailingTypeNames ?? [], name => !name.Contains(".Packs.", StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_compute_in_decimal_and_statistics_in_double()
    {
        Assert.Empty(MembersOf(Projects[Graph], $"{Graph}.Policy", typeof(double)));
        Assert.Empty(MembersOf(Projects[Scoring], Scoring, typeof(decimal)));
    }

    private static IEnumerable<string> OffendersAmong(IEnumerable<Type> types)
    {
        var names = types
            .Where(type => !type.IsDefined(typeof(TalentGraph.GraphQL.Types.UnionTypeAttribute)) && !GraphQLSide.Any(ending => Outermost(type).Name.Split('`')[0].EndsWith(ending, StringComparison.Ordinal)))
            .Select(type => type.FullName!)
            .ToHashSet();
        var result = Types.InAssembly(Projects[Api]).That().MeetCustomRule(new Among(names)).ShouldNot().HaveDependencyOnAny(Transport).GetResult();
        return result.FailingTypeNames ?? [];
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<string> MembersOf(Assembly assembly, string @namespace, Type forbidden) =>
        from type in assembly.GetTypes()
        where type.Namespace?.StartsWith(@namespace, StringComparison.Ordinal) == true
        from property in type.GetProperties()
        where property.DeclaringType == type && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == forbidden
        select $"{type.Name}.{property.Name}";

    private sealed class Among(HashSet<string> names) : ICustomRule
    {
        public bool MeetsRule(Mono.Cecil.TypeDefinition type) => names.Contains(type.FullName.Replace('/', '+'));
    }
}
