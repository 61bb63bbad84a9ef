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

    public static Shape Of(NullabilityInfo info)
    {
        var type = info.Type;
        if (type.IsGenericType && IsWrapper(type.GetGenericTypeDefinition()))
        {
            var inner = Of(info.GenericTypeArguments[0]);
            return type.GetGenericTypeDefinition() == typeof(Optional<>) ? inner with { Nullable = true, OptionalOf = type.GetGenericArguments()[0] } : inner;
        }

        if (System.Nullable.GetUnderlyingType(type) is { } underlying)
            return new Shape(underlying, true, null, null);

        var nullable = info.ReadState == NullabilityState.Nullable;
        var item = ItemOf(info);
        return new Shape(type, nullable, item is null ? null : Of(item), null);
    }

    private static bool IsWrapper(Type definition) =>
        definition == typeof(Task<>) || definition == typeof(ValueTask<>) || definition == typeof(Optional<>)
        || definition == typeof(IAsyncEnumerable<>) || definition == typeof(Versioned<>)
        || typeof(IDataLoaderResult).IsAssignableFrom(definition);

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
