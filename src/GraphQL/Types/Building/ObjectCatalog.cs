using System.Reflection;
using GraphQL.Types;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>Objects, interfaces, unions and connections.</summary>
internal sealed class ObjectCatalog(TypeCatalog catalog)
{
    private readonly Dictionary<Type, ObjectGraphType> objects = [];
    private readonly Dictionary<Type, InterfaceGraphType> interfaces = [];
    private readonly Dictionary<Type, ConnectionAttribute> connections = [];
    private ObjectGraphType? pageInfo;

    /// <summary>Makes the fields; set before the first type is filled.</summary>
    public FieldFactory Fields { get; set; } = null!;

    public IReadOnlyDictionary<Type, ObjectGraphType> Objects => objects;

    public IGraphType Create(Type type, string where)
    {
        if (type.IsInterface)
            return CreateAbstract(type, where);
        if (type.IsGenericType || typeof(Delegate).IsAssignableFrom(type) || type.IsValueType && !IsRecordStruct(type))
            throw new SchemaException($"{where}: {type.Name} is not a GraphQL type.");
        return CreateObject(type, Naming.TypeName(type), catalog.Descriptions.Of(type), graphType => Fields.FillFromMembers(graphType, type));
    }

    /// <summary>The connection of a page class; every field that returns it must want it alike.</summary>
    public IGraphType Connection(Type page, ConnectionAttribute wanted, string where)
    {
        if (connections.TryGetValue(page, out var before))
        {
            if (before.Edges != wanted.Edges || before.TotalCount != wanted.TotalCount)
                throw new SchemaException($"{where}: another field wants {objects[page].Name} with other edges or totalCount.");
            return objects[page];
        }

        connections.Add(page, wanted);
        var node = PageItem(page)!;
        var nodeName = Naming.TypeName(node);
        var own = page.GetGenericTypeDefinitionOrNull() != typeof(Page<>);
        var name = own ? Naming.TypeName(page) : $"{nodeName}Connection";
        return CreateObject(page, name, own ? catalog.Descriptions.Of(page) : $"One page of {nodeName}, in order.", graphType =>
        {
            var shape = (IConnectionShape)Activator.CreateInstance(typeof(ConnectionShape<>).MakeGenericType(node))!;
            shape.Fill(graphType, wanted, nodeName, catalog, Fields);
            if (own)
                Fields.FillFromMembers(graphType, page);
        });
    }

    public ObjectGraphType CreateObject(Type key, string name, string? description, Action<ObjectGraphType> fill)
    {
        var graphType = new ObjectGraphType { Name = name, Description = description, IsTypeOf = key.IsInstanceOfType };
        objects.Add(key, graphType);
        catalog.Add(key, graphType);
        catalog.Later(() =>
        {
            fill(graphType);
            if (graphType.Fields.Count == 0)
                throw new SchemaException($"{key.FullName} has no public members to show.");
        });
        return graphType;
    }

    public ObjectGraphType PageInfoType() =>
        pageInfo ??= CreateObject(typeof(PageInfo), "PageInfo", "Where a page stands in its list.", graphType => Fields.FillFromMembers(graphType, typeof(PageInfo), FieldPolicy.Inherited));

    /// <summary>
    /// Ties every object to its interfaces, and only then gives these their fields: the library compares fields when it ties, and
    /// what is a subtype of what would depend on who was tied already.
    /// </summary>
    public void Link()
    {
        var pairs = (from one in objects.OrderBy(o => o.Value.Name, StringComparer.Ordinal)
                     from contract in interfaces.OrderBy(i => i.Value.Name, StringComparer.Ordinal)
                     where contract.Key.IsAssignableFrom(one.Key)
                     select (Type: one.Key, Object: one.Value, Interface: contract.Value)).ToList();
        foreach (var (_, graphType, interfaceType) in pairs)
        {
            graphType.AddResolvedInterface(interfaceType);
            interfaceType.AddPossibleType(graphType);
        }

        foreach (var (type, graphType) in interfaces)
            Fields.FillFromMembers(graphType, ShapeOf(type));
        foreach (var (type, graphType, interfaceType) in pairs)
            InterfaceChecks.Check(type, graphType, interfaceType);
    }

    public static Type? PageItem(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.GetGenericTypeDefinitionOrNull() == typeof(Page<>))
                return t.GetGenericArguments()[0];
        }

        return null;
    }

    private static bool IsRecordStruct(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private IGraphType CreateAbstract(Type type, string where)
    {
        var members = catalog.Classes.Where(c => c is { IsAbstract: false, IsInterface: false } && type.IsAssignableFrom(c)).ToList();
        if (type.IsDefined(typeof(UnionTypeAttribute)))
        {
            var union = new UnionGraphType { Name = Naming.TypeName(type), Description = catalog.Descriptions.Of(type), ResolveType = Resolve };
            catalog.Add(type, union);
            if (members.Count == 0)
                throw new SchemaException($"{where}: no class carries the union {type.FullName}.");
            foreach (var member in members.OrderBy(Naming.TypeName, StringComparer.Ordinal))
                union.AddPossibleType((IObjectGraphType)catalog.Composite(member, where));
            return union;
        }

        if (!type.IsDefined(typeof(InterfaceTypeAttribute)))
            throw new SchemaException($"{where}: {type.FullName} is neither an [InterfaceType] nor a [UnionType].");
        var graphType = new InterfaceGraphType { Name = Naming.TypeName(type), Description = catalog.Descriptions.Of(type), ResolveType = Resolve };
        catalog.Add(type, graphType);
        interfaces.Add(type, graphType);
        // Its own fields come when all are tied; whatever they reach must be there by then.
        catalog.Later(() => Fields.FillFromMembers(new InterfaceGraphType { Name = graphType.Name }, ShapeOf(type)));
        foreach (var member in members)
            catalog.Composite(member, where);
        return graphType;
    }

    private static Type ShapeOf(Type contract) => contract.GetCustomAttribute<InterfaceTypeAttribute>()!.Shape ?? contract;

    private ObjectGraphType? Resolve(object value) => objects.GetValueOrDefault(value.GetType());
}

/// <summary>Small questions to a type.</summary>
internal static class TypeQuestions
{
    public static Type? GetGenericTypeDefinitionOrNull(this Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : null;
}
