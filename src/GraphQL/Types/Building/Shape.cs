using System.Reflection;
using GraphQL.DataLoader;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>A C# type as GraphQL sees it: tasks and Nullable taken off, lists and nullability told apart.</summary>
/// <param name="Clr">The type; of a list the list type itself.</param>
/// <param name="Nullable">May be null.</param>
/// <param name="Item">The item's shape when it is a list; null otherwise.</param>
/// <param name="OptionalOf">What the <see cref="Optional{T}"/> was of; null when it was none.</param>
internal sealed record Shape(Type Clr, bool Nullable, Shape? Item, Type? OptionalOf)
{
    /// <summary>The innermost type.</summary>
    public Type Leaf => Item?.Leaf ?? Clr;

    /// <summary>What a field returns: a value, or a task, a loader's promise or a stream of one.</summary>
    /// <exception cref="SchemaException">It cannot be a field's type; <paramref name="where"/> is named.</exception>
    public static Shape OfField(NullabilityInfo info, bool isStream, string where)
    {
        var isAsync = IsOneOf(info.Type, typeof(Task<>), typeof(ValueTask<>));
        var inner = isAsync ? info.GenericTypeArguments[0] : info;
        if (isStream && IsOneOf(inner.Type, typeof(IAsyncEnumerable<>)))
        {
            inner = inner.GenericTypeArguments[0];
            return Of(IsOneOf(inner.Type, typeof(Versioned<>)) ? inner.GenericTypeArguments[0] : inner, where);
        }

        return Of(IsDeferred(inner.Type) ? inner.GenericTypeArguments[0] : inner, where);
    }

    /// <summary>What an argument or an input field takes: a value, or an <see cref="Optional{T}"/> of one.</summary>
    /// <exception cref="SchemaException">It cannot be an input's type; <paramref name="where"/> is named.</exception>
    public static Shape OfInput(NullabilityInfo info, string where) => IsOneOf(info.Type, typeof(Optional<>))
        ? Of(info.GenericTypeArguments[0], where) with { Nullable = true, OptionalOf = info.Type.GetGenericArguments()[0] }
        : Of(info, where);

    private static Shape Of(NullabilityInfo info, string where)
    {
        var type = info.Type;
        if (IsOneOf(type, typeof(Task<>), typeof(ValueTask<>), typeof(IAsyncEnumerable<>), typeof(Versioned<>), typeof(Optional<>)) || IsDeferred(type))
            throw new SchemaException($"{where}: {type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]} cannot stand here.");
        if (System.Nullable.GetUnderlyingType(type) is { } underlying)
            return new Shape(underlying, true, null, null);
        if (!type.IsValueType && info.ReadState == NullabilityState.Unknown)
            throw new SchemaException($"{where}: whether {type.Name} may be null is not said. Compile the class with nullable reference types.");

        var item = ItemOf(info);
        return new Shape(type, info.ReadState == NullabilityState.Nullable, item is null ? null : Of(item, where), null);
    }

    private static bool IsOneOf(Type type, params ReadOnlySpan<Type> definitions) => type.IsGenericType && definitions.Contains(type.GetGenericTypeDefinition());

    private static bool IsDeferred(Type type) => type.IsGenericType && typeof(IDataLoaderResult).IsAssignableFrom(type);

    private static NullabilityInfo? ItemOf(NullabilityInfo info)
    {
        if (info.Type.IsArray)
            return info.ElementType;
        if (!info.Type.IsGenericType || info.GenericTypeArguments.Length != 1 || info.Type == typeof(string))
            return null;
        var sequence = typeof(IEnumerable<>).MakeGenericType(info.Type.GetGenericArguments()[0]);
        return sequence.IsAssignableFrom(info.Type) ? info.GenericTypeArguments[0] : null;
    }
}
