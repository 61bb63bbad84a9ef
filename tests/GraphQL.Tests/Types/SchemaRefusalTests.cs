using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Types;

/// <summary>What is wrong with a class stops the start, and the message says where.</summary>
public sealed class SchemaRefusalTests
{
    [Theory]
    [InlineData(typeof(ListWithoutSize), "Query.names (ListWithoutSize.Names): a list needs an argument 'first' or [ListSize].")]
    [InlineData(typeof(SlicedByNothing), "Query.names (SlicedByNothing.Names): [ListSize] names the argument 'ids', which is not there.")]
    [InlineData(typeof(PageWithoutConnection), "Query.people (PageWithoutConnection.People): [Connection] goes with a method that returns a Page, and only with it.")]
    [InlineData(typeof(ConnectionWithoutArgs), "Query.people (ConnectionWithoutArgs.People): a connection takes a PageArgs parameter.")]
    [InlineData(typeof(ConnectionOverItsMaximum), "Query.people (ConnectionOverItsMaximum.People): the default of first, 101, is not within 1 and 100.")]
    [InlineData(typeof(UnknownScalar), "Query.number (UnknownScalar.Number): Int64 is not a GraphQL type. Register a scalar, or use another type.")]
    [InlineData(typeof(UnregisteredService), "Query.name (UnregisteredService.Name)(service): IDisposable is neither a registered service nor an input type.")]
    [InlineData(typeof(TwoOfOneName), "Query.name (TwoOfOneName.GetNameAsync): the type has a field of this name already.")]
    [InlineData(typeof(OptionalNotNull), "StarsInput.stars: null clears an optional field, so write Optional<Int32?>.")]
    [InlineData(typeof(PlainInterface), "Query.thing (PlainInterface.Thing): TalentGraph.GraphQL.Tests.Types.SchemaRefusalTests+IThing is neither an [InterfaceType] nor a [UnionType].")]
    public void A_wrong_member_is_named(Type root, string message)
    {
        var refusal = Assert.Throws<SchemaException>(() => Schemas.Of(root));

        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public void A_field_without_a_policy_is_named()
    {
        var refusal = Assert.Throws<SchemaException>(() => new TalentSchema(
            new GraphQLOptions().AddTypes(typeof(Fine)), new NoPolicies(), new ServiceCollection().BuildServiceProvider()));

        Assert.Equal("Query.name (Fine.Name): the field has no policy. Say who may read it.", refusal.Message);
    }

    [Fact]
    public void An_implementer_without_the_interfaces_field_is_named()
    {
        var refusal = Assert.Throws<SchemaException>(() => Schemas.Of(typeof(HalfImplemented), typeof(Half)));

        Assert.Contains("Half", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("no field id", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extension_of_what_no_root_reaches_is_named()
    {
        var refusal = Assert.Throws<SchemaException>(() => Schemas.Of(typeof(Fine), typeof(OfNobody)));

        Assert.Equal($"{typeof(OfNobody).FullName} extends {typeof(Half).FullName}, which no root reaches.", refusal.Message);
    }

    [Fact]
    public void A_record_is_input_or_output_and_not_both()
    {
        var refusal = Assert.Throws<SchemaException>(() => Schemas.Of(typeof(BothWays)));

        Assert.Contains("Both", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_limit_is_checked_at_start()
    {
        foreach (var limit in typeof(GraphQLLimits).GetProperties())
        {
            var refusal = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddTalentGraphQL(o =>
                limit.SetValue(o.Limits, Convert.ChangeType(0, limit.PropertyType, CultureInfo.InvariantCulture))));

            Assert.Equal($"The GraphQL limit {limit.Name} must be more than 0.", refusal.Message);
        }
    }

    [Fact]
    public void A_code_outside_the_contract_is_a_defect()
    {
        Assert.Throws<ArgumentException>(() => new RequestException("NO_SUCH_CODE", "text"));
    }

    public interface IThing;

    public sealed record Both(string Name);

    public sealed record StarsInput(Optional<int> Stars);

    [InterfaceType(Shape = typeof(NodeShape))]
    public interface IWhole;

    public sealed record Half(string Name) : IWhole;

    private sealed class NoPolicies : IFieldPolicies
    {
        public FieldPolicy? Of(string type, string field) => null;
    }

    [QueryRoot]
    private static class Fine
    {
        public static string Name() => "";
    }

    [QueryRoot]
    private static class ListWithoutSize
    {
        public static IReadOnlyList<string> Names() => [];
    }

    [QueryRoot]
    private static class SlicedByNothing
    {
        [ListSize(3, SlicingArguments = ["ids"])]
        public static IReadOnlyList<string> Names() => [];
    }

    [QueryRoot]
    private static class PageWithoutConnection
    {
        public static Page<Both> People(PageArgs page) => new() { Nodes = [], Cursors = [$"{page.First}"] };
    }

    [QueryRoot]
    private static class ConnectionWithoutArgs
    {
        [Connection]
        public static Page<Both> People() => new() { Nodes = [], Cursors = [] };
    }

    [QueryRoot]
    private static class ConnectionOverItsMaximum
    {
        [Connection(First = 101)]
        public static Page<Both> People(PageArgs page) => new() { Nodes = [], Cursors = [$"{page.First}"] };
    }

    [QueryRoot]
    private static class UnknownScalar
    {
        public static long Number() => 1;
    }

    [QueryRoot]
    private static class UnregisteredService
    {
        public static string Name(IDisposable service) => service.ToString()!;
    }

    [QueryRoot]
    private static class TwoOfOneName
    {
        public static string Name() => "";

        public static string GetNameAsync() => "";
    }

    [QueryRoot]
    private static class OptionalNotNull
    {
        public static string Name(StarsInput input) => input.ToString();
    }

    [QueryRoot]
    private static class PlainInterface
    {
        public static IThing? Thing() => null;
    }

    [QueryRoot]
    private static class HalfImplemented
    {
        public static IWhole? Whole() => null;
    }

    [QueryRoot]
    private static class BothWays
    {
        public static Both Name(Both both) => both;
    }

    [Extends(typeof(Half))]
    private static class OfNobody
    {
        public static string More() => "";
    }
}
