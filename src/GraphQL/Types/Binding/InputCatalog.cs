using System.Globalization;
using System.Reflection;
using GraphQL.Types;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Types.Building;

namespace TalentGraph.GraphQL.Types.Binding;

/// <summary>
/// Input types and the way from coerced values to C# objects. The library's own binding makes absent and null one and
/// loses C# defaults, so inputs stay dictionaries until here.
/// </summary>
internal sealed class InputCatalog(TypeCatalog catalog)
{
    private readonly Dictionary<Type, InputRecord> records = [];

    /// <summary>The GraphQL input type of a shape.</summary>
    public IGraphType Type(Shape shape, bool asId, string where)
    {
        IGraphType type = shape.Item is { } item
            ? new ListGraphType(Type(item, asId, where))
            : asId ? catalog.Id : (IGraphType?)catalog.Leaf(shape.Clr) ?? Record(shape.Clr, where).GraphType;
        return shape.Nullable ? type : new NonNullGraphType(type);
    }

    /// <summary>https://spec.graphql.org/October2021/#sec-Input-Objects.Circular-References: such an input can never be written.</summary>
    /// <exception cref="SchemaException">An input needs itself.</exception>
    public void CheckCircles()
    {
        var done = new HashSet<IGraphType>();
        foreach (var record in records.Values)
            Check(record.GraphType, []);

        void Check(InputObjectGraphType type, List<string> path)
        {
            if (done.Contains(type))
                return;
            if (path.Contains(type.Name))
                throw new SchemaException($"The input {type.Name} needs itself: {string.Join(" → ", path.SkipWhile(name => name != type.Name))} → {type.Name}. Make a field of them nullable.");
            path.Add(type.Name);
            foreach (var field in type.Fields)
            {
                if (field is { DefaultValue: null, ResolvedType: NonNullGraphType { ResolvedType: InputObjectGraphType needed } })
                    Check(needed, path);
            }

            path.RemoveAt(path.Count - 1);
            done.Add(type);
        }
    }

    /// <summary>From what the library coerced to what the parameter wants.</summary>
    public Func<object?, object?> Converter(Shape shape, bool asId, string where)
    {
        var plain = Plain(shape, asId, where);
        if (shape.OptionalOf is not { } type)
            return plain;
        if (type.IsValueType && Nullable.GetUnderlyingType(type) is null)
            throw new SchemaException($"{where}: null clears an optional field, so write Optional<{type.Name}?>.");
        var wrap = (IOptionalFactory)Activator.CreateInstance(typeof(OptionalFactory<>).MakeGenericType(type))!;
        return value => wrap.Of(plain(value));
    }

    private Func<object?, object?> Plain(Shape shape, bool asId, string where)
    {
        if (shape.Item is { } item)
            return ListConverter(shape, item, Converter(item, asId, where), where);
        var type = shape.Clr;
        if (catalog.Options.Ids.TryGetValue(type, out var codec))
            return value => value is string text ? codec.Decode(text) : value;
        if (type == typeof(decimal) || type == typeof(float))
            return value => value is double number ? ToNumber(number, type) : value;
        if (asId || catalog.Leaf(type) is not null)
            return value => value;
        var record = Record(type, where);
        return value => value is IDictionary<string, object?> fields ? record.Create(fields) : value;
    }

    private static object ToNumber(double number, Type type)
    {
        try
        {
            return Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new RequestException(Codes.BadUserInput, "The number is out of range.");
        }
    }

    private static Func<object?, object?> ListConverter(Shape list, Shape item, Func<object?, object?> convert, string where)
    {
        var element = item.Nullable && item.Clr.IsValueType ? typeof(Nullable<>).MakeGenericType(item.Clr) : item.Clr;
        if (!list.Clr.IsAssignableFrom(element.MakeArrayType()))
            throw new SchemaException($"{where}: a list argument is an IReadOnlyList<T>, an IEnumerable<T> or an array.");
        return value =>
        {
            if (value is null || list.Clr.IsInstanceOfType(value) && value is not object?[])
                return value;
            var kept = new List<object?>();
            foreach (var entry in (System.Collections.IEnumerable)value)
            {
                try
                {
                    kept.Add(convert(entry));
                }
                catch (NotThereException)
                {
                    // An ID that names nothing matches nothing.
                }
            }

            var array = Array.CreateInstance(element, kept.Count);
            for (var i = 0; i < kept.Count; i++)
                array.SetValue(kept[i], i);
            return array;
        };
    }

    private InputRecord Record(Type type, string where)
    {
        if (records.TryGetValue(type, out var known))
            return known;
        if (type.IsInterface || type.IsAbstract || type.IsPrimitive || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            throw new SchemaException($"{where}: {type.Name} is neither a registered service nor an input type.");
        if (catalog.IsOutput(type))
            throw new SchemaException($"{where}: {type.Name} is an output type already; inputs are records of their own.");
        var record = new InputRecord(type, catalog.Descriptions.Of(type));
        catalog.Claim(record.GraphType.Name, type);
        records.Add(type, record);
        catalog.Later(() => Fill(record, type));
        return record;
    }

    private void Fill(InputRecord record, Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type)
            .MaxBy(c => c.GetParameters().Length)
            ?? throw new SchemaException($"{type.FullName}: an input has a constructor; make it a record.");
        record.Use(constructor);
        var parameters = constructor.GetParameters();
        foreach (var parameter in parameters)
        {
            var property = type.GetProperty(parameter.Name!);
            var given = parameter.HasDefaultValue ? parameter.DefaultValue : null;
            Add(record, parameter, property, catalog.Nullability.Create(parameter), given, catalog.Descriptions.Of(parameter));
        }

        var blank = parameters.Length == 0 ? constructor.Invoke([]) : null;
        foreach (var property in type.GetProperties().OrderBy(p => p.MetadataToken))
        {
            if (property.SetMethod is not { IsPublic: true } || property.IsDefined(typeof(IgnoreAttribute)) || parameters.Any(p => p.Name == property.Name))
                continue;
            var isRequired = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));
            var given = blank is null || isRequired ? null : property.GetValue(blank);
            Add(record, null, property, catalog.Nullability.Create(property), given, catalog.Descriptions.Of(property));
        }

        if (record.GraphType.Fields.Count == 0)
            throw new SchemaException($"{type.FullName} has no fields that an input could set.");
    }

    private void Add(InputRecord record, ParameterInfo? parameter, PropertyInfo? property, NullabilityInfo nullability, object? given, string? description)
    {
        var name = property?.GetCustomAttribute<NameAttribute>()?.Name
            ?? parameter?.GetCustomAttribute<NameAttribute>()?.Name ?? Naming.Camel(parameter?.Name ?? property!.Name);
        var where = $"{record.GraphType.Name}.{name}";
        Naming.Checked(name, where);
        if (record.GraphType.HasField(name))
            throw new SchemaException($"{where}: the input has a field of this name already.");
        var asId = property?.IsDefined(typeof(IdAttribute)) == true || parameter?.IsDefined(typeof(IdAttribute)) == true;
        var shape = Shape.OfInput(nullability, where);
        if (asId)
            MemberChecks.Id(shape, catalog, where);
        MemberChecks.Default(shape, given, parameter?.HasDefaultValue == true && shape.OptionalOf is null, catalog, where);
        if (parameter?.HasDefaultValue == true && given is not null && shape.Clr.IsEnum)
            given = Enum.ToObject(shape.Clr, given);
        var field = new FieldType
        {
            Name = name,
            Description = description,
            ResolvedType = Type(shape, asId, where),
            DefaultValue = shape.OptionalOf is null ? given : null,
            DeprecationReason = property?.GetCustomAttribute<DeprecatedAttribute>()?.Reason,
        };
        record.GraphType.AddField(field);
        record.Members.Add(new InputMember(name, Converter(shape, asId, where), given, parameter, property));
    }
}
