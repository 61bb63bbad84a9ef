using System.Reflection;
using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Types.Binding;
using TalentGraph.GraphQL.Types.Building;

namespace TalentGraph.GraphQL.Types;

/// <summary>The schema of the features' classes. Building it checks everything that can be checked before a request.</summary>
public sealed class TalentSchema : IDisposable
{
    private readonly Schema schema;

    /// <summary>Builds the schema.</summary>
    /// <param name="options">The classes, ids, scalars and limits.</param>
    /// <param name="policies">Who may read which field.</param>
    /// <param name="services">Says which parameter types are services.</param>
    /// <exception cref="SchemaException">A class, a member or an annotation does not make a schema; the message names it.</exception>
    public TalentSchema(GraphQLOptions options, IFieldPolicies policies, IServiceProvider services)
    {
        var catalog = new TypeCatalog(options);
        var registered = services.GetService<IServiceProviderIsService>();
        Func<Type, bool> isService = type => registered?.IsService(type) == true;
        catalog.Batches = new BatchMethods(catalog.Classes.Where(IsFeature), isService);
        catalog.Objects.Fields = new FieldFactory(catalog, policies, isService);

        schema = new Schema(services, runConfigurations: false);
        schema.Features.RepeatableDirectives = true;
        // The printed schema shows deprecated arguments and input fields, so introspection must, too.
        schema.Features.DeprecationOfInputValues = true;
        schema.Directives.Register(TypeDirectives.Access(catalog), TypeDirectives.Cost(catalog), TypeDirectives.ListSize(catalog));
        schema.Query = Root(catalog, typeof(QueryRootAttribute), "Query")
            ?? throw new SchemaException("No class is a [QueryRoot].");
        schema.Mutation = Root(catalog, typeof(MutationRootAttribute), "Mutation");
        schema.Subscription = Root(catalog, typeof(SubscriptionRootAttribute), "Subscription");
        catalog.FillAll();
        Extend(catalog);
        catalog.FillAll();
        catalog.Objects.Link();
        catalog.Inputs.CheckCircles();
        // Before anything else, so that ours is the ID that introspection and directives find.
        schema.RegisterType(catalog.Id);
        foreach (var type in catalog.Outputs)
            schema.RegisterType(type);
        try
        {
            schema.Initialize();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or AggregateException or NotSupportedException)
        {
            // What only the whole schema shows: an implementer's field of another type, an input that contains itself.
            throw new SchemaException(e.Message, e);
        }
    }

    internal ISchema Inner => schema;

    /// <summary>The schema in SDL with descriptions, sorted by name, with <c>@access</c>, <c>@cost</c> and <c>@listSize</c>.</summary>
    public string Print() => schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal });

    /// <inheritdoc/>
    public void Dispose() => schema.Dispose();

    private static bool IsFeature(Type type) =>
        type.IsDefined(typeof(QueryRootAttribute), false) || type.IsDefined(typeof(MutationRootAttribute), false)
        || type.IsDefined(typeof(SubscriptionRootAttribute), false) || type.IsDefined(typeof(ExtendsAttribute), false);

    private static ObjectGraphType? Root(TypeCatalog catalog, Type attribute, string name)
    {
        var features = catalog.Classes.Where(c => c.IsDefined(attribute, false)).ToList();
        if (features.Count == 0)
            return null;
        var root = new ObjectGraphType { Name = name };
        catalog.Claim(name, attribute);
        foreach (var feature in features)
            catalog.Later(() => catalog.Objects.Fields.FillFromStatics(root, feature, null));
        return root;
    }

    private static void Extend(TypeCatalog catalog)
    {
        foreach (var feature in catalog.Classes)
        {
            foreach (var extends in feature.GetCustomAttributes<ExtendsAttribute>(false))
            {
                if (!catalog.Objects.Objects.TryGetValue(extends.Type, out var extended))
                    throw new SchemaException($"{feature.FullName} extends {extends.Type.FullName}, which no root reaches.");
                catalog.Objects.Fields.FillFromStatics(extended, feature, extends.Type);
                catalog.FillAll();
            }
        }
    }
}
