using System.Reflection;
using GraphQL.Types;
using TalentGraph.GraphQL.Execution.Loading;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>What can be wrong with one member. Whatever is wrong stops the start with a message that names the member.</summary>
internal static class MemberChecks
{
    /// <summary>A member that cannot be a field at all.</summary>
    public static void Field(MemberInfo member, string where)
    {
        if (member is not MethodInfo method)
            return;
        if (method.IsGenericMethod)
            throw new SchemaException($"{where}: a generic method has no GraphQL type. [Ignore] keeps it out.");
        if (method.ReturnType == typeof(void) || method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask))
            throw new SchemaException($"{where}: a field returns something. [Ignore] keeps the method out.");
    }

    /// <summary>Annotations that say nothing about such a member.</summary>
    public static void Annotations(MemberInfo member, Shape shape, TypeCatalog catalog, string where)
    {
        var isPage = ObjectCatalog.PageItem(shape.Clr) is not null;
        if (isPage != member.IsDefined(typeof(ConnectionAttribute)))
            throw new SchemaException($"{where}: [Connection] goes with a method that returns a Page, and only with it.");
        if (member.IsDefined(typeof(IdAttribute)))
            Id(shape, catalog, where);
        if (member.GetCustomAttribute<CostAttribute>() is { Weight: < 0 })
            throw new SchemaException($"{where}: the weight of [Cost] is 0 or more.");
        if (member.GetCustomAttribute<ListSizeAttribute>() is not { } size)
            return;
        if (shape.Item is null)
            throw new SchemaException($"{where}: [ListSize] goes with a list; a connection has its size in [Connection].");
        if (size.AssumedSize < 1)
            throw new SchemaException($"{where}: the size of [ListSize] is 1 or more.");
    }

    /// <summary>[Id] makes an ID of a string; a typed id is one already.</summary>
    public static void Id(Shape shape, TypeCatalog catalog, string where)
    {
        if (shape.Leaf != typeof(string) && !catalog.Options.Ids.ContainsKey(shape.Leaf))
            throw new SchemaException($"{where}: [Id] goes with a string, not with {shape.Leaf.Name}.");
    }

    /// <summary>A dossier field whose subject nobody would report.</summary>
    public static void Dossier(FieldPolicy policy, IComplexGraphType graphType, Type? owner, MemberInfo member, string where)
    {
        if (!policy.Dossier || graphType is IInterfaceGraphType)
            return;
        if (owner is not null && !typeof(IDossierSubject).IsAssignableFrom(owner))
            throw new SchemaException($"{where}: the field has a dossier policy, and {owner.Name} is no IDossierSubject.");
        if (owner is null && (member as MethodInfo)?.GetParameters().Any(p => p.ParameterType == typeof(DossierLedger)) != true)
            throw new SchemaException($"{where}: a root with a dossier policy takes a DossierLedger and reports its subjects.");
    }

    /// <summary>Arguments that say how long a list is.</summary>
    public static void Slicing(FieldType field, IEnumerable<string> slicing, int pageSize, string where)
    {
        foreach (var name in slicing)
        {
            var argument = field.Arguments?.Find(name)
                ?? throw new SchemaException($"{where}: [ListSize] names the argument '{name}', which is not there.");
            var type = argument.ResolvedType is NonNullGraphType nonNull ? nonNull.ResolvedType : argument.ResolvedType;
            if (type is not (IntGraphType or ListGraphType) || name == "first" && type is not IntGraphType)
                throw new SchemaException($"{where}: the argument '{name}' says how long the list is, so it is an Int{(name == "first" ? "" : " or a list")}.");
            if (name == "first" && argument.DefaultValue is int given && (given < 1 || given > pageSize))
                throw new SchemaException($"{where}: the default of first, {given}, is not within 1 and {pageSize}.");
        }
    }

    /// <summary>A default that the schema could not print.</summary>
    public static void Default(Shape shape, object? given, bool isDeclared, TypeCatalog catalog, string where)
    {
        if (isDeclared && given is null && shape is { Nullable: false, Clr.IsValueType: true })
            throw new SchemaException($"{where}: {shape.Clr.Name} has no default that a parameter could have. Make it nullable.");
        if (given is not null && catalog.Leaf(shape.Leaf) is null)
            throw new SchemaException($"{where}: an input object has no default. Make it nullable.");
    }
}
