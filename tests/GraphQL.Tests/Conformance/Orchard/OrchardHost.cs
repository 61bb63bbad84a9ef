using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Conformance.Orchard;

/// <summary>The orchard behind an endpoint, with limits that a generated document does not meet: what differs is then execution.</summary>
internal static class OrchardHost
{
    public static ServiceProvider Create() => Hosts.Of(new Policies(), options =>
    {
        var space = typeof(OrchardGraph).Namespace;
        options.AddTypes([.. Assembly.GetExecutingAssembly().GetTypes().Where(t => t.Namespace == space && t != typeof(WildFruit))])
            .AddId("tree", v => new TreeId(v), v => v.Value);
        options.Limits.Errors = 10_000;
        options.Limits.Cost = 1_000_000;
        options.Limits.Aliases = 1_000;
        options.Limits.TimeoutSeconds = 60;
    });

    private sealed class Policies : IFieldPolicies
    {
        private static readonly FieldPolicy Open = new(["reader", "boss"]);
        private static readonly FieldPolicy Boss = new(["boss"]);

        public FieldPolicy? Of(string type, string field) => field is "secret" or "strictSecret" or "closed" ? Boss : Open;
    }
}
