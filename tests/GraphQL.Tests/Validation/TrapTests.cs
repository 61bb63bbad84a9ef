using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Tests.Types;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Validation;

/// <summary>What graphql-dotnet gets wrong and we do not, asked over the running endpoint.</summary>
public sealed class TrapTests(ConventionTests.Served served) : IClassFixture<ConventionTests.Served>
{
    [Theory]
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
    public async Task A_document_gets_the_right_verdict(string document, string? code)
    {
        var answer = await served.Host.AskAsync(document);

        Assert.Equal(code, answer.Code());
    }

    [Fact]
    public void A_covariant_field_of_an_interface_does_not_depend_on_the_order_of_types()
    {
        using var schema = Schemas.Of(typeof(BoxGraph), typeof(ABox), typeof(ZBox));

        Assert.Contains("type ABox implements Box", schema.Print(), StringComparison.Ordinal);
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
}
