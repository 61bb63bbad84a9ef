using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Tests.Types;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Validation;

/// <summary>
/// What graphql-dotnet gets wrong and we do not, asked over the running endpoint. Traps that have a test elsewhere: documents
/// that end the process or keep it busy, <c>AttackTests</c>; what had no limit, <c>StageTests</c>; the timeout, a missing
/// variable of a known document, suggestions, codes, <c>EngineTests</c>; subscriptions of several roots, <c>ConformanceTests</c>; lost input
/// defaults and the <c>!</c> of connections, <c>ContractTests</c>; unions, absent and null, <c>ConventionTests</c>.
/// </summary>
public sealed class TrapTests(ConventionTests.Served served) : IClassFixture<ConventionTests.Served>
{
    [Theory]
    [InlineData("query($n: Person = false) { closed }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ b\rthDate @in\uFFFDclude }", "GRAPHQL_PARSE_FAILED")]
    [InlineData("query($n: Float! = null) { echo(number: $n) }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query($i: [ID]) { echo(filter: {ids: $i}) }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query($i: ID = null) { node(id: $i) { id } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query($u: ID) { node(id: $x) { id } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ closed } type Cow { name: String }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{ echo(filter: {text: "a"}) echo(filter: {text: "b"}) }""", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{ echo(filter: {text: "a", includeOld: true}) echo(filter: {includeOld: true, text: "a"}) }""", null)]
    [InlineData("""{ evidence { ... on Review { x: stars } ... on Award { x: title } } }""", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{ node(id: "person:P1") { ... on Person { x: name } ... on Club { x: title } } }""", null)]
    [InlineData("""{ node(id: "person:P1") { ... on Person { id } ... on Club { id: title } } }""", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{ search(text: "", first: -1) { id } }""", "BAD_USER_INPUT")]
    [InlineData("query A { closed } query A { closed }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("\"A description, as of September 2025\" query A { closed }", "GRAPHQL_PARSE_FAILED")]
    public async Task A_document_gets_the_right_verdict(string document, string? code)
    {
        var answer = await served.Host.AskAsync(document);

        Assert.Equal(code, answer.Code());
    }

    [Fact]
    public async Task A_wrong_list_is_not_repeated_item_by_item()
    {
        var answer = await served.Host.AskAsync($"{{ echo(filter: {{grades: [{string.Concat(Enumerable.Repeat("1 ", 2_000))}]}}) }}");

        Assert.Equal("GRAPHQL_VALIDATION_FAILED", answer.Code());
        Assert.InRange(answer.GetProperty("errors")[0].GetProperty("message").GetString()!.Length, 1, 501);
    }

    [Fact]
    public async Task Introspection_says_whether_a_directive_may_be_repeated()
    {
        var answer = await served.Host.AskAsync("{ __schema { directives { name isRepeatable } } }");

        Assert.Contains("""{"name":"include","isRepeatable":false}""", answer.Data(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_typed_id_may_say_that_it_is_one_and_a_page_may_have_a_name()
    {
        using var schema = new TalentSchema(
            Schemas.School(new GraphQLOptions()).AddTypes(typeof(CrowdGraph)), new TestPolicies(), Schemas.Services().BuildServiceProvider());

        var printed = schema.Print();

        Assert.Contains("  boss(id: ID!): ID!", printed, StringComparison.Ordinal);
        Assert.Contains("): Crowd!", printed, StringComparison.Ordinal);
        Assert.Contains("  nodes: [Person!]!", printed[printed.IndexOf("type Crowd ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(BoxGraph), typeof(ABox), typeof(ZBox))]
    [InlineData(typeof(BoxGraph), typeof(ZBox))]
    [InlineData(typeof(BoxGraph), typeof(ABox))]
    [InlineData(typeof(BothBoxesGraph))]
    [InlineData(typeof(ItsBoxesGraph))]
    public void A_covariant_field_of_an_interface_does_not_depend_on_the_order_of_types_nor_on_how_they_are_reached(params Type[] types)
    {
        using var schema = Schemas.Of(types);

        Assert.Contains("type ABox implements Box", schema.Print(), StringComparison.Ordinal);
        Assert.Contains("type ZBox implements Box", schema.Print(), StringComparison.Ordinal);
    }

    [Name("Crowd")]
    public sealed class Everybody : Page<PersonNode>;

    [QueryRoot]
    public static class CrowdGraph
    {
        [Id]
        public static PersonId Boss([Id] PersonId id) => id;

        [Connection]
        public static Everybody Crowd(PageArgs page) => new() { Nodes = [], Cursors = [$"{page.First}"] };
    }

    [InterfaceType("Box", Shape = typeof(BoxShape))]
    public interface IBox;

    public sealed record BoxShape(IBox? Inner);

    public sealed record ABox(ZBox? Inner) : IBox;

    public sealed record ZBox(ABox? Inner) : IBox;

    [QueryRoot]
    public static class BoxGraph
    {
        public static IBox? Box() => null;
    }

    /// <summary>The interface first, and nobody lists who implements it.</summary>
    [QueryRoot]
    public static class BothBoxesGraph
    {
        public static IBox? Box() => null;

        public static ABox? First() => null;
    }

    /// <summary>The implementers first.</summary>
    [QueryRoot]
    public static class ItsBoxesGraph
    {
        public static ZBox? Last() => null;

        public static IBox? Box() => null;
    }
}
