using System.Reflection;
using GraphQL.Types;
using TalentGraph.GraphQL.Types.Building;

namespace TalentGraph.GraphQL.Types.Binding;

/// <summary>One field of an input: its name, the way in, and where the value goes.</summary>
internal sealed record InputMember(
    string Name, Func<object?, object?> Convert, object? Default, ParameterInfo? Parameter, PropertyInfo? Property);

/// <summary>An input type and the C# record that it becomes.</summary>
internal sealed class InputRecord
{
    private readonly Type type;
    private ConstructorInvoker? constructor;

    public InputRecord(Type type, string? description)
    {
        this.type = type;
        GraphType = new InputObjectGraphType { Name = Naming.TypeName(type), Description = description };
    }

    public InputObjectGraphType GraphType { get; }

    public List<InputMember> Members { get; } = [];

    public void Use(ConstructorInfo chosen) => constructor = ConstructorInvoker.Create(chosen);

    /// <summary>The record of the coerced fields; a field that was not written takes its C# default.</summary>
    public object Create(IDictionary<string, object?> fields)
    {
        var arguments = new List<object?>();
        foreach (var member in Members)
        {
            if (member.Parameter is not null)
                arguments.Add(fields.TryGetValue(member.Name, out var value) ? member.Convert(value) : member.Default ?? Blank(member.Parameter.ParameterType));
        }

        var record = constructor!.Invoke(arguments.ToArray().AsSpan());
        foreach (var member in Members)
        {
            if (member.Parameter is null && fields.TryGetValue(member.Name, out var value))
                member.Property!.SetValue(record, member.Convert(value));
        }

        return record;
    }

    public override string ToString() => type.Name;

    private static object? Blank(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
}

/// <summary>Makes an <see cref="Optional{T}"/> of a type known only at start.</summary>
internal interface IOptionalFactory
{
    object Of(object? value);
}

/// <inheritdoc/>
internal sealed class OptionalFactory<T> : IOptionalFactory
{
    public object Of(object? value) => new Optional<T>((T?)value);
}
