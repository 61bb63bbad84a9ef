using GraphQLParser;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Tests.Types;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>What our schemas say of themselves, in SDL and by introspection, as graphql-js reads it.</summary>
public sealed class SchemaOracleTests
{
    [Fact]
    public Task The_whole_contract_says_the_same_in_SDL_and_by_introspection() =>
        AgreesAsync("contract", new Everybody(), options => new ContractClasses(Parser.Parse(File.ReadAllText(Repository.Shared("schema.graphql")))).AddTo(options));

    [Fact]
    public Task The_sample_says_the_same_in_SDL_and_by_introspection() => AgreesAsync("school", new TestPolicies(), options => Schemas.School(options));

    private static async Task AgreesAsync(string name, IFieldPolicies policies, Action<GraphQLOptions> types)
    {
        await using var host = Hosts.Of(policies, types);
        var endpoint = new Endpoint(host);

        var (introspection, print) = await SchemaOracle.DifferencesAsync(name, host.GetRequiredService<TalentSchema>(), endpoint, "reader");

        Assert.True(introspection is null, introspection);
        Assert.True(print is null, print);
    }
}
