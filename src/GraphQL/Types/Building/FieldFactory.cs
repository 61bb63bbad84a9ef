using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using TalentGraph.GraphQL.Types.Binding;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>Fields from properties and methods, each with its policy, cost and resolver.</summary>
internal sealed class FieldFactory(TypeCatalog catalog, IFieldPolicies policies, Func<Type, bool> isService)
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly string[] FirstOnly = ["first"];
    private static readonly string[] NodesOnly = ["nodes"];
    private static readonly string[] EdgesAndNodes = ["edges", "nodes"];
    private static readonly string[] RecordMethods = ["Deconstruct", "Equals", "GetHashCode", "ToString", "<Clone>$", "GetType", "CompareTo"];

    /// <summary>The public members of a class and its bases, bases first, each in the order it is written.</summary>
    public void FillFromMembers(IComplexGraphType graphType, Type type, FieldPolicy? fallback = null)
    {
        var lineage = new Stack<Type>();
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType)
            lineage.Push(t);
        foreach (var member in lineage.SelectMany(t => Members(t, Own)))
            Add(graphType, member, type, fallback);
    }

    /// <summary>The public static methods of a root or of an extension.</summary>
    /// <param name="graphType">The type to fill.</param>
    /// <param name="feature">The class with the methods.</param>
    /// <param name="extended">The class whose type that is; null for a root.</param>
    public void FillFromStatics(IComplexGraphType graphType, Type feature, Type? extended)
    {
        if (Members(feature, Own).FirstOrDefault() is { } instance)
            throw new SchemaException($"{feature.Name}.{instance.Name}: fields of a root or an extension are static.");
        foreach (var member in Members(feature, Static))
            Add(graphType, member, extended, null);
    }

    /// <summary>A field that the library itself brings; whoever may read the object may read it, unless the host says more.</summary>
    public void AddPlumbing(ObjectGraphType graphType, string name, IGraphType type, IFieldResolver resolver)
    {
        var policy = policies.Of(graphType.Name, name) ?? FieldPolicy.Inherited;
        if (policy.Dossier)
            throw new SchemaException($"{graphType.Name}.{name}: a connection is about nobody; put the dossier policy on the field that returns it.");
        var field = new FieldType { Name = name, ResolvedType = type };
        Finish(graphType, field, () => resolver, new FieldFacts(policy, null, null, [], [], null), $"{graphType.Name}.{name}");
    }

    private static IEnumerable<MemberInfo> Members(Type type, BindingFlags flags) =>
        type.GetMembers(flags)
            .Where(m => m switch
            {
                PropertyInfo p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0,
                MethodInfo f => !f.IsSpecialName && !RecordMethods.Contains(f.Name),
                _ => false,
            })
            .Where(m => !m.IsDefined(typeof(IgnoreAttribute)) && !m.IsDefined(typeof(BatchAttribute)) && m.Name != "EqualityContract")
            .OrderBy(m => m.MetadataToken);

    /// <param name="graphType">Gets the field.</param>
    /// <param name="member">Makes it.</param>
    /// <param name="owner">The class whose objects have the field; null for a root.</param>
    /// <param name="fallback">The policy where the host names none.</param>
    private void Add(IComplexGraphType graphType, MemberInfo member, Type? owner, FieldPolicy? fallback)
    {
        var name = Naming.FieldName(member);
        var where = $"{graphType.Name}.{name} ({member.DeclaringType!.Name}.{member.Name})";
        if (graphType.HasField(name))
            throw new SchemaException($"{where}: the type has a field of this name already.");
        var policy = policies.Of(graphType.Name, name) ?? fallback
            ?? throw new SchemaException($"{where}: the field has no policy. Say who may read it.");
        MemberChecks.Field(member, where);
        var nullability = member is PropertyInfo p ? catalog.Nullability.Create(p) : catalog.Nullability.Create(((MethodInfo)member).ReturnParameter);
        var isStream = graphType.Name == "Subscription";
        if (EventStreamResolver.IsStream(nullability.Type) != isStream)
            throw new SchemaException($"{where}: every method of a [SubscriptionRoot] returns an IAsyncEnumerable, and no other.");
        var shape = Shape.OfField(nullability, isStream, where);
        MemberChecks.Annotations(member, shape, catalog, where);
        MemberChecks.Dossier(policy, graphType, owner, member, where);
        var connection = member.GetCustomAttribute<ConnectionAttribute>();
        var bindings = member is MethodInfo method
            ? new ArgumentBindings(catalog, isService, method, connection, graphType is IInterfaceGraphType || !method.IsStatic ? null : owner, where)
            : null;
        var field = new FieldType
        {
            Name = name,
            Description = catalog.Descriptions.Of(member),
            DeprecationReason = member.GetCustomAttribute<DeprecatedAttribute>()?.Reason,
            ResolvedType = connection is null
                ? catalog.Output(shape, member.IsDefined(typeof(IdAttribute)), where)
                : NonNull(catalog.Objects.Connection(shape.Clr, connection, where), shape.Nullable),
            Arguments = bindings is { Arguments.Count: > 0 } ? new QueryArguments(bindings.Arguments) : null,
        };
        var facts = Facts(member, shape, connection, field, policy, where);
        Func<IFieldResolver>? resolver = graphType is IInterfaceGraphType ? null : () => MemberResolvers.For(member, bindings);
        Finish(graphType, field, resolver, facts, where);
    }

    private static IGraphType NonNull(IGraphType type, bool nullable) => nullable ? type : new NonNullGraphType(type);

    private FieldFacts Facts(MemberInfo member, Shape shape, ConnectionAttribute? connection, FieldType field, FieldPolicy policy, string where)
    {
        var weight = member.GetCustomAttribute<CostAttribute>()?.Weight;
        if (connection is not null)
        {
            return new FieldFacts(policy, weight, connection.First, FirstOnly, connection.Edges ? EdgesAndNodes : NodesOnly, connection.Max == 0 ? null : connection.Max);
        }

        var first = field.Arguments?.Find("first");
        var size = member.GetCustomAttribute<ListSizeAttribute>();
        if (shape.Item is null)
            return new FieldFacts(policy, weight, null, [], [], null);
        if (first is null && size is null)
            throw new SchemaException($"{where}: a list needs an argument 'first' or [ListSize].");
        var slicing = (first is null ? [] : FirstOnly).Concat(size?.SlicingArguments ?? []).ToArray();
        MemberChecks.Slicing(field, slicing, catalog.Options.Limits.PageSize, where);
        return new FieldFacts(policy, weight, size?.AssumedSize ?? first?.DefaultValue as int?, slicing, [], null);
    }

    private static void Finish(IComplexGraphType graphType, FieldType field, Func<IFieldResolver>? resolver, FieldFacts facts, string where)
    {
        facts.AttachTo(field);
        var policy = facts.Policy;
        field.ApplyDirective("access", directive =>
        {
            directive.AddArgument(new DirectiveArgument("roles") { Value = policy.Roles.ToArray() });
            if (policy.Scope is not null)
                directive.AddArgument(new DirectiveArgument("scope") { Value = policy.Scope });
            if (policy.Dossier)
                directive.AddArgument(new DirectiveArgument("dossier") { Value = true });
        });
        if (facts.Weight is { } weight)
            field.ApplyDirective("cost", "weight", weight.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (facts.AssumedSize is not null || facts.SlicingArguments.Count > 0)
        {
            field.ApplyDirective("listSize", directive =>
            {
                if (facts.AssumedSize is { } size)
                    directive.AddArgument(new DirectiveArgument("assumedSize") { Value = size });
                if (facts.SlicingArguments.Count > 0)
                    directive.AddArgument(new DirectiveArgument("slicingArguments") { Value = facts.SlicingArguments.ToArray() });
                if (facts.SizedFields.Count > 0)
                    directive.AddArgument(new DirectiveArgument("sizedFields") { Value = facts.SizedFields.ToArray() });
            });
        }

        if (resolver is not null)
        {
            var guarded = new GuardedResolver(resolver, policy, graphType.Name is "Query" or "Mutation" or "Subscription", field.ResolvedType is NonNullGraphType, $"{graphType.Name}.{field.Name}");
            if (graphType.Name == "Subscription")
                field.StreamResolver = new EventStreamResolver(guarded);
            else
                field.Resolver = guarded;
        }

        try
        {
            graphType.AddField(field);
        }
        catch (ArgumentException e)
        {
            throw new SchemaException($"{where}: {e.Message}");
        }
    }
}
