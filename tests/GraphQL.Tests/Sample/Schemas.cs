using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Tests.Execution;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Sample;

/// <summary>The sample's schema, and schemas of single classes.</summary>
internal static class Schemas
{
    public static GraphQLOptions School(GraphQLOptions options)
    {
        var space = typeof(SchoolGraph).Namespace;
        return options
            .AddTypes([.. Assembly.GetExecutingAssembly().GetTypes().Where(t => t.Namespace == space)])
            .AddId("person", v => new PersonId(v), v => v.Value)
            .AddId("club", v => new ClubId(v), v => v.Value, WrongKind.NotThere);
    }

    public static TalentSchema School(params Type[] more) =>
        new(School(new GraphQLOptions()).AddTypes(more), new TestPolicies(), Services().AddSingleton<Pulled>().BuildServiceProvider());

    public static IServiceCollection Services() =>
        new ServiceCollection().AddSingleton<Clock>().AddSingleton<CallCounter>().AddSingleton<Gate>();

    public static TalentSchema Of(params Type[] types) =>
        new(new GraphQLOptions().AddTypes(types), new TestPolicies(), new ServiceCollection().BuildServiceProvider());
}
