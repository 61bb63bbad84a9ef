namespace TalentGraph.GraphQL.Types;

/// <summary>Every public static method and property of the class is a field of <c>Query</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryRootAttribute : Attribute;

/// <summary>Every public static method of the class is a field of <c>Mutation</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationRootAttribute : Attribute;

/// <summary>
/// Every public static method of the class is a field of <c>Subscription</c>. It returns an <c>IAsyncEnumerable</c> of the
/// field's type, or of <see cref="Versioned{T}"/> of it for streams that a client can take up again; each event is
/// answered like an operation of its own, with its own loaders. A <c>CancellationToken</c> parameter ends with the stream.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionRootAttribute : Attribute;

/// <summary>
/// Every public static method of the class adds a field to another feature's type. A parameter of that type is the
/// object the field belongs to.
/// </summary>
/// <param name="type">The class that carries the GraphQL type; it must be reachable from a root.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExtendsAttribute(Type type) : Attribute
{
    /// <summary>The extended class.</summary>
    public Type Type { get; } = type;
}

/// <summary>
/// A C# interface that is a GraphQL interface. Its own members are the fields, or those of <see cref="Shape"/>: then the
/// C# interface may stay empty and an implementer declares the field with a type of its own (a typed id, say).
/// </summary>
/// <param name="name">The GraphQL name; null takes the C# name without its leading I.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class InterfaceTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The GraphQL name, or null.</summary>
    public string? Name { get; } = name;

    /// <summary>A class whose members are the interface's fields; null: the interface's own members.</summary>
    public Type? Shape { get; init; }
}

/// <summary>A marker interface that is a GraphQL union of the classes that carry it, in order of their names.</summary>
/// <param name="name">The GraphQL name; null takes the C# name without its leading I.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class UnionTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The GraphQL name, or null.</summary>
    public string? Name { get; } = name;
}
