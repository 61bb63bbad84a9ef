using System.Reflection;
using GraphQL;
using GraphQL.Types;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types.Building;

namespace TalentGraph.GraphQL.Types.Binding;

/// <summary>Where each parameter of a method comes from: the caller's arguments, the request, or dependency injection.</summary>
internal sealed class ArgumentBindings
{
    private readonly TypeCatalog catalog;
    private readonly Func<Type, bool> isService;
    private readonly string where;
    private readonly List<Func<IResolveFieldContext, object?>> sources = [];

    public ArgumentBindings(TypeCatalog catalog, Func<Type, bool> isService, MethodInfo method, ConnectionAttribute? connection, Type? extended, string where)
    {
        this.catalog = catalog;
        this.isService = isService;
        this.where = where;
        var parameters = method.GetParameters();
        if (connection is not null && parameters.All(p => p.ParameterType != typeof(PageArgs)))
            throw new SchemaException($"{where}: a connection takes a PageArgs parameter.");
        foreach (var parameter in parameters)
            sources.Add(parameter.ParameterType == typeof(PageArgs) ? Paging(connection) : Source(parameter, extended));
    }

    public List<QueryArgument> Arguments { get; } = [];

    public object?[] Read(IResolveFieldContext context)
    {
        if (sources.Count == 0)
            return [];
        var values = new object?[sources.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = sources[i](context);
        return values;
    }

    private Func<IResolveFieldContext, object?> Source(ParameterInfo parameter, Type? extended)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken))
            return context => context.CancellationToken;
        if (type == typeof(OperationContext))
            return OperationContext.Of;
        if (type == typeof(DossierLedger))
            return context => OperationContext.Of(context).Dossier;
        if (typeof(ICaller).IsAssignableFrom(type))
            return context => OperationContext.Of(context).Caller;
        if (extended is not null && type == extended)
            return context => context.Source;
        if (type.IsByRef)
            throw new SchemaException($"{where}({parameter.Name}): a parameter is neither ref nor out.");
        if (BatchMethods.IsLoader(type))
        {
            var make = catalog.Batches.MakerOf(type, where);
            return context => OperationContext.Of(context).Loader(type, make);
        }

        if (typeof(BatchLoader).IsAssignableFrom(type))
        {
            CheckLoader(type);
            return context => OperationContext.Of(context).Loader(type);
        }

        if (parameter.IsDefined(typeof(ServiceAttribute)) && !isService(type))
            throw new SchemaException($"{where}({parameter.Name}): {type.Name} is not a registered service.");
        if (parameter.IsDefined(typeof(ServiceAttribute)) || IsRegistered(type))
            return context => OperationContext.Of(context).Service(type);
        return Argument(parameter);
    }

    /// <summary>An operation makes the loader, and must find all that its constructor takes.</summary>
    private void CheckLoader(Type type)
    {
        if (type.IsAbstract || type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance) is not [var constructor])
            throw new SchemaException($"{where}: the loader {type.Name} needs a class with one constructor.");
        foreach (var parameter in constructor.GetParameters())
        {
            if (!OperationContext.Gives(parameter.ParameterType, isService))
                throw new SchemaException($"{where}: the loader {type.Name} takes a {parameter.ParameterType.Name}, which is not a registered service.");
        }
    }

    /// <summary>Leaves and lists are always arguments: a container answers yes for every IEnumerable.</summary>
    private bool IsRegistered(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return catalog.Leaf(bare) is null && !typeof(System.Collections.IEnumerable).IsAssignableFrom(bare) && isService(bare);
    }

    private Func<IResolveFieldContext, object?> Argument(ParameterInfo parameter)
    {
        var name = Naming.ArgumentName(parameter);
        var place = $"{where}({name})";
        var asId = parameter.IsDefined(typeof(IdAttribute));
        if (Arguments.Any(a => a.Name == name))
            throw new SchemaException($"{place}: the field has an argument of this name already.");
        var shape = Shape.OfInput(catalog.Nullability.Create(parameter), place);
        if (asId)
            MemberChecks.Id(shape, catalog, place);
        var given = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        MemberChecks.Default(shape, given, parameter.HasDefaultValue && shape.OptionalOf is null, catalog, place);
        if (given is not null && shape.Clr.IsEnum)
            given = Enum.ToObject(shape.Clr, given);
        Arguments.Add(new QueryArgument(catalog.Inputs.Type(shape, asId, place))
        {
            Name = name,
            Description = catalog.Descriptions.Of(parameter),
            DefaultValue = given,
            DeprecationReason = parameter.GetCustomAttribute<DeprecatedAttribute>()?.Reason,
        });
        var convert = catalog.Inputs.Converter(shape, asId, place);
        var absent = shape.OptionalOf is null ? given : Activator.CreateInstance(parameter.ParameterType);
        return context => context.Arguments?.TryGetValue(name, out var value) == true && (shape.OptionalOf is null || value.Source != global::GraphQL.Execution.ArgumentSource.FieldDefault)
            ? convert(value.Value)
            : absent;
    }

    private Func<IResolveFieldContext, object?> Paging(ConnectionAttribute? connection)
    {
        if (connection is null)
            throw new SchemaException($"{where}: PageArgs goes with [Connection].");
        var max = connection.Max == 0 ? catalog.Options.Limits.PageSize : connection.Max;
        if (connection.First < 1 || connection.First > max)
            throw new SchemaException($"{where}: the default of first, {connection.First}, is not within 1 and {max}.");
        Arguments.Add(new QueryArgument(catalog.Leaf(typeof(int))!)
        {
            Name = "first",
            Description = $"How many at most, up to {max}.",
            DefaultValue = connection.First,
        });
        if (connection.After)
            Arguments.Add(new QueryArgument(catalog.Leaf(typeof(string))!) { Name = "after", Description = "The cursor to go on behind." });
        return context =>
        {
            var first = context.Arguments?.TryGetValue("first", out var value) == true ? value.Value as int? : null;
            return new PageArgs(
                first ?? connection.First,
                connection.After && context.Arguments!.TryGetValue("after", out var after) ? after.Value as string : null,
                context.SubFields?.Values.Any(static field => field.FieldType.Name == "totalCount") != false);
        };
    }
}
