using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Validation;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Plans;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Execution.Reading;

public sealed class IntrospectionTests
{
    private const string Query = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name } mutationType { name } subscriptionType { name }
            types { ...FullType }
            directives { name description isRepeatable locations args { ...InputValue } }
          }
          __type(name: "Person") { name possibleTypes { name } fields { name } }
          nothing: __type(name: "Nothing") { name }
          __typename
        }
        fragment FullType on __Type {
          kind name description
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        """;

    [Fact]
    public async Task The_standard_introspection_query_is_answered_as_the_librarys_own_executer_answers_it()
    {
        using var schema = Schemas.School();
        var strategy = new BreadthFirstStrategy(new PlanCache(1_000_000));
        var ours = new DocumentExecuter(new GraphQLDocumentBuilder(), new DocumentValidator(), new DefaultExecutionStrategySelector(strategy.Registrations()), []);

        var (expected, actual) = (await AskAsync(new DocumentExecuter()), await AskAsync(ours));

        Assert.Equal(expected, actual);
        Assert.DoesNotContain("\"errors\":", actual, StringComparison.Ordinal);
        Assert.InRange(actual.Length, 20_000, 1_000_000);

        async Task<string> AskAsync(DocumentExecuter executer)
        {
            var result = await executer.ExecuteAsync(new ExecutionOptions { Schema = schema.Inner, Query = Query, CancellationToken = TestContext.Current.CancellationToken });
            return new GraphQLSerializer(new JsonSerializerOptions()).Serialize(result);
        }
    }
}
