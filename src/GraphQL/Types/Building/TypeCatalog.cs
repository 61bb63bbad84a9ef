using System.Reflection;
using GraphQL.Types;
using TalentGraph.GraphQL.Types.Binding;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>
/// One GraphQL type per C# type. Replaces the library's type-first builder, which boxes leaves, forgets input defaults and
/// takes a second to start: here types are plain instances, filled by reflection once each.
/// </summary>
internal sealed class TypeCatalog
{
    private readonly Dictionary<Type, ScalarGraphType> scalars;
    private readonly Dictionary<Type, IGraphType> outputs = [];
    private readonly Dictionary<string, Type> names = [];
    private readonly Queue<Action> unfilled = new();

    public TypeCatalog(GraphQLOptions options)
    {
        Options = options;
        Id = new IdScalar(options.Ids);
        var number = new NumberScalar();
        scalars = new Dictionary<Type, ScalarGraphType>
        {
            [typeof(string)] = new StringGraphType(),
            [typeof(int)] = new IntGraphType(),
            [typeof(bool)] = new BooleanGraphType(),
            [typeof(double)] = number,
            [typeof(float)] = number,
            [typeof(decimal)] = number,
            [typeof(DateOnly)] = new DateScalar(),
            [typeof(DateTimeOffset)] = new DateTimeScalar(),
        };
        foreach (var (type, scalar) in options.Scalars)
            scalars.Add(type, scalar);
        foreach (var type in options.Ids.Keys)
            scalars.Add(type, Id);
        Classes = Listed(options);
        Inputs = new InputCatalog(this);
        Objects = new ObjectCatalog(this);
    }

    public GraphQLOptions Options { get; }

    public IdScalar Id { get; }

    public XmlDescriptions Descriptions { get; } = new();

    public NullabilityInfoContext Nullability { get; } = new();

    /// <summary>The classes of the features, by full name so that every start gives the same schema.</summary>
    public IReadOnlyList<Type> Classes { get; }

    public InputCatalog Inputs { get; }

    public ObjectCatalog Objects { get; }

    /// <summary>The features' batches; set before the first type is filled.</summary>
    public BatchMethods Batches { get; set; } = null!;

    public IEnumerable<IGraphType> Outputs => outputs.Values;

    /// <summary>The leaf type of a C# type, or null when it has fields.</summary>
    public ScalarGraphType? Leaf(Type type)
    {
        if (scalars.TryGetValue(type, out var scalar))
            return scalar;
        if (!type.IsEnum)
            return null;
        scalars.Add(type, scalar = EnumOf(type));
        return scalar;
    }

    public IGraphType Output(Shape shape, bool asId, string where)
    {
        IGraphType type = shape.Item is { } item
            ? new ListGraphType(Output(item, asId, where))
            : asId ? Id : Leaf(shape.Clr) ?? Composite(shape.Clr, where);
        return shape.Nullable ? type : new NonNullGraphType(type);
    }

    /// <summary>The object, interface or union of a C# type, made on first sight and filled before the start is over.</summary>
    public IGraphType Composite(Type type, string where)
    {
        var key = type;
        if (outputs.TryGetValue(key, out var known))
            return known;
        if (type.IsPrimitive || type == typeof(object) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            throw new SchemaException($"{where}: {type.Name} is not a GraphQL type. Register a scalar, or use another type.");
        return Objects.Create(type, where);
    }

    public void Add(Type type, IGraphType graphType)
    {
        Claim(graphType.Name, type);
        outputs.Add(type, graphType);
    }

    /// <summary>A GraphQL name belongs to one C# type, or nobody could say which of two is meant.</summary>
    public void Claim(string name, Type type)
    {
        if (!names.TryAdd(name, type))
            throw new SchemaException($"{type.FullName} and {names[name].FullName} both make the GraphQL type {name}.");
    }

    public bool IsOutput(Type type) => outputs.ContainsKey(type);

    public void Later(Action fill) => unfilled.Enqueue(fill);

    public void FillAll()
    {
        while (unfilled.TryDequeue(out var fill))
            fill();
    }

    private static List<Type> Listed(GraphQLOptions options) =>
        [.. options.Assemblies.SelectMany(a => a.GetTypes()).Concat(options.Types).Distinct().OrderBy(t => t.FullName, StringComparer.Ordinal)];

    private ClrEnum EnumOf(Type type)
    {
        var graphType = new ClrEnum { Name = Naming.TypeName(type), Description = Descriptions.Of(type) };
        Claim(graphType.Name, type);
        if (type.IsDefined(typeof(FlagsAttribute)))
            throw new SchemaException($"{type.FullName}: a GraphQL enum is one of its values, [Flags] are several.");
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.IsDefined(typeof(IgnoreAttribute)))
                continue;
            var name = Naming.EnumValueName(field);
            if (graphType.Values.FindByName(name) is not null)
                throw new SchemaException($"{type.FullName}.{field.Name}: the enum has a value {name} already.");
            graphType.Add(new EnumValueDefinition(name, field.GetValue(null))
            {
                Description = Descriptions.Of(field),
                DeprecationReason = field.GetCustomAttribute<DeprecatedAttribute>()?.Reason,
            });
        }

        return graphType.Values.Count > 0 ? graphType : throw new SchemaException($"{type.FullName} has no values to show.");
    }
}
