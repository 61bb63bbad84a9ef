namespace TalentGraph.GraphQL.Types;

/// <summary>Lets an input tell an absent field from an explicit null; the schema shows the field as nullable.</summary>
/// <typeparam name="T">The field's type.</typeparam>
public readonly record struct Optional<T>
{
    /// <summary>A value that was written, null included.</summary>
    /// <param name="value">The value; null: the caller wrote null and wants it cleared.</param>
    public Optional(T? value)
    {
        Value = value;
        IsSet = true;
    }

    /// <summary>True when the caller wrote the field, even as null.</summary>
    public bool IsSet { get; }

    /// <summary>What was written; default when nothing was.</summary>
    public T? Value { get; }

    /// <summary>The written value, or what stood before.</summary>
    /// <param name="before">What holds when the field is absent.</param>
    public T? Or(T? before) => IsSet ? Value : before;
}
