namespace TalentGraph.GraphQL.Types;

/// <summary>The GraphQL name of a type, field, argument, input field or enum value, where the convention would say another.</summary>
/// <param name="name">The name, as clients write it.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class NameAttribute(string name) : Attribute
{
    /// <summary>The GraphQL name.</summary>
    public string Name { get; } = name;
}

/// <summary>Keeps a public member out of the schema.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Field)]
public sealed class IgnoreAttribute : Attribute;

/// <summary>A string that is an <c>ID</c>. Typed ids registered in <see cref="GraphQLOptions"/> need no attribute.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class IdAttribute : Attribute;

/// <summary>A parameter that comes from dependency injection although its type could be an argument.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;

/// <summary>Prints <c>@deprecated(reason:)</c>.</summary>
/// <param name="reason">What to use instead.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class DeprecatedAttribute(string reason) : Attribute
{
    /// <summary>What to use instead.</summary>
    public string Reason { get; } = reason;
}

/// <summary>Prints <c>@cost(weight:)</c> and counts so much instead of 1 for an object and 0 for a leaf.</summary>
/// <param name="weight">Cost of one resolution, 0 or more.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class CostAttribute(int weight) : Attribute
{
    /// <summary>Cost of one resolution.</summary>
    public int Weight { get; } = weight;
}

/// <summary>
/// How long a list may be expected to get; prints <c>@listSize</c>. A list field has this, or a <c>first</c> argument,
/// or the schema does not start.
/// </summary>
/// <param name="assumedSize">The usual upper size, 1 or more: what the cost analysis multiplies with.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class ListSizeAttribute(int assumedSize) : Attribute
{
    /// <summary>The size that the cost analysis takes when no argument says another.</summary>
    public int AssumedSize { get; } = assumedSize;

    /// <summary>List arguments whose length is the list's length (<c>ids</c>, <c>items</c>); empty by default.</summary>
    public string[] SlicingArguments { get; init; } = [];
}

/// <summary>How a connection shows its number of items.</summary>
public enum TotalCount
{
    /// <summary>No <c>totalCount</c> field.</summary>
    None,

    /// <summary><c>totalCount: Int</c>, null where it is withheld.</summary>
    Nullable,

    /// <summary><c>totalCount: Int!</c>.</summary>
    Required,
}

/// <summary>
/// The method returns a <see cref="Page{T}"/> (or a class derived from it) and the field is a connection with the
/// arguments <c>first</c> and <c>after</c>, handed over as <see cref="PageArgs"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConnectionAttribute : Attribute
{
    /// <summary>The default of <c>first</c>, 20 unless told.</summary>
    public int First { get; init; } = 20;

    /// <summary>The largest <c>first</c> a caller may ask for; 0 takes <c>GraphQLLimits.PageSize</c>.</summary>
    public int Max { get; init; }

    /// <summary>The connection has <c>edges { cursor node }</c> beside <c>nodes</c>.</summary>
    public bool Edges { get; init; }

    /// <summary>The connection has <c>totalCount</c>.</summary>
    public TotalCount TotalCount { get; init; } = TotalCount.None;

    /// <summary>The connection takes <c>after</c> and is paged by it; false leaves <c>first</c> alone.</summary>
    public bool After { get; init; } = true;
}
