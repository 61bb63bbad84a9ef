using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Types;

/// <summary>What is wrong with a class stops the start, and the message says where.</summary>
public sealed class SchemaRefusalTests
{
    public static TheoryData<string> Roots => [.. typeof(RefusedClasses).GetNestedTypes().Where(t => t.IsDefined(typeof(RefusedAttribute), false)).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_wrong_member_stops_the_start_and_is_named(string root)
    {
        var type = typeof(RefusedClasses).GetNestedType(root)!;
        var expected = type.GetCustomAttribute<RefusedAttribute>()!;

        var refusal = Assert.Throws<SchemaException>(() => Schemas.Of([type, .. expected.With]));

        Assert.Equal(expected.Message, refusal.Message);
    }

    [Fact]
    public void A_dossier_field_on_a_class_that_is_about_nobody_is_named()
    {
        var refusal = Assert.Throws<SchemaException>(() => Schemas.Of(typeof(PaidGraph)));

        Assert.Equal("Person.salary (Paid.Salary): the field has a dossier policy, and Paid is no IDossierSubject.", refusal.Message);
    }

    [Fact]
    public void A_field_without_a_policy_is_named()
    {
        var refusal = Assert.Throws<SchemaException>(() => new TalentSchema(
            new GraphQLOptions().AddTypes(typeof(Fine)), new NoPolicies(), new ServiceCollection().BuildServiceProvider()));

        Assert.Equal("Query.name (Fine.Name): the field has no policy. Say who may read it.", refusal.Message);
    }

    [Fact]
    public void An_extension_of_what_no_root_reaches_is_named()
    {
        var refusal = Assert.Throws<SchemaException>(() => Schemas.Of(typeof(Fine), typeof(OfNobody)));

        Assert.Equal($"{typeof(OfNobody).FullName} extends {typeof(RefusedClasses.Half).FullName}, which no root reaches.", refusal.Message);
    }

    [Fact]
    public void Every_limit_is_checked_at_start()
    {
        foreach (var limit in typeof(GraphQLLimits).GetProperties())
        {
            var refusal = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddTalentGraphQL(o =>
                limit.SetValue(o.Limits, Convert.ChangeType(0, limit.PropertyType, CultureInfo.InvariantCulture))));

            Assert.StartsWith($"The GraphQL limit {limit.Name} must be ", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_code_outside_the_contract_is_a_defect()
    {
        Assert.Throws<ArgumentException>(() => new RequestException("NO_SUCH_CODE", "text"));
    }

    private sealed class NoPolicies : IFieldPolicies
    {
        public FieldPolicy? Of(string type, string field) => null;
    }

    [QueryRoot]
    private static class Fine
    {
        public static string Name() => "";
    }

    [Name("Person")]
    private sealed record Paid(string Salary);

    [QueryRoot]
    private static class PaidGraph
    {
        public static Paid? Person() => null;
    }

    [Extends(typeof(RefusedClasses.Half))]
    private static class OfNobody
    {
        public static string More() => "";
    }
}
