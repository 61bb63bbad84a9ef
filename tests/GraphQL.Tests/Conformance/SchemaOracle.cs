using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>
/// A schema before graphql-js: it reads our SDL, must print the same again once sorted, and must say of itself by introspection
/// what our service says. Applied directives are left out, for introspection does not show them.
/// </summary>
internal static class SchemaOracle
{
    /// <summary>Where we differ, null where we do not; afterwards the oracle knows the schema by its name.</summary>
    /// <exception cref="InvalidOperationException">Our SDL is none.</exception>
    public static async Task<(string? Introspection, string? Print)> DifferencesAsync(string name, TalentSchema schema, Endpoint endpoint, string token)
    {
        var query = (await GraphQLJs.AskAsync(new { op = "query" })).GetProperty("query").GetString();
        var answer = await endpoint.AskAsync(new { query }, token);
        Xunit.Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());

        var verdict = await GraphQLJs.AskAsync(new { op = "schema", name, sdl = schema.Print(), introspection = answer.GetProperty("data") });
        return (verdict.GetProperty("introspection").GetString(), verdict.GetProperty("print").GetString());
    }
}
