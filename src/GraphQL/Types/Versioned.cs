namespace TalentGraph.GraphQL.Types;

/// <summary>
/// An event of a subscription with its place in the source. The place goes out as the event's id, and a client that comes
/// back with it finds it in <c>OperationContext.ResumeAfter</c>; the schema shows the value alone.
/// </summary>
/// <typeparam name="T">The class of the event.</typeparam>
/// <param name="Version">Grows with every event of the source and outlives the process; one line of text, not empty.</param>
/// <param name="Value">What happened.</param>
public sealed record Versioned<T>(string Version, T Value) : IVersioned
{
    object? IVersioned.Value => Value;
}

/// <summary>The untyped face of a <see cref="Versioned{T}"/>.</summary>
internal interface IVersioned
{
    string Version { get; }

    object? Value { get; }
}
