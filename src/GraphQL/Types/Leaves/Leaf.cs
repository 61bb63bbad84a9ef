using System.Text.Json;
using GraphQL.Types;

namespace TalentGraph.GraphQL.Types.Leaves;

/// <summary>
/// The way of a leaf from its C# type to JSON. Where the library turns a value into an object and that into text, a leaf of
/// ours stays what it is until it is written.
/// </summary>
internal abstract class Leaf
{
    /// <summary>The way of a C# type under a GraphQL type; null where only the library's own serialization will do.</summary>
    public static Leaf? Of(IGraphType type, Type clr)
    {
        if (Nullable.GetUnderlyingType(clr) is { } inner)
            return Of(type, inner) is { } plain ? (Leaf)Activator.CreateInstance(typeof(NullableLeaf<>).MakeGenericType(inner), plain)! : null;
        return type switch
        {
            ITypedScalar typed => typed.LeafOf(clr),
            // A scalar derived from these may well serialize in a way of its own.
            StringGraphType when type.GetType() == typeof(StringGraphType) && clr == typeof(string) => TextLeaf.Instance,
            IntGraphType when type.GetType() == typeof(IntGraphType) && clr == typeof(int) => WholeLeaf.Instance,
            BooleanGraphType when type.GetType() == typeof(BooleanGraphType) && clr == typeof(bool) => TruthLeaf.Instance,
            _ => null,
        };
    }
}

/// <summary>A scalar that knows the C# types it writes.</summary>
internal interface ITypedScalar
{
    /// <summary>The leaf of a C# type, which is no Nullable; null where the scalar has none for it.</summary>
    Leaf? LeafOf(Type clr);
}

/// <inheritdoc/>
/// <typeparam name="T">The C# type.</typeparam>
internal abstract class Leaf<T> : Leaf
{
    /// <summary>Asked first, because to compare a value that cannot be null with null is to box it, where nobody optimizes.</summary>
    public static bool CanBeNull { get; } = default(T) is null;

    /// <summary>Whether there are values that cannot be written, so that each must pass <see cref="Check"/>.</summary>
    public virtual bool IsPartial => false;

    /// <exception cref="Exception">The value, which is not null, cannot be written.</exception>
    public virtual void Check(T value)
    {
    }

    /// <summary>Writes a value that is not null and passed <see cref="Check"/>.</summary>
    public abstract void Write(Utf8JsonWriter writer, T value);
}

/// <summary>A leaf that may be absent.</summary>
internal sealed class NullableLeaf<T>(Leaf<T> inner) : Leaf<T?>
    where T : struct
{
    public override bool IsPartial => inner.IsPartial;

    public override void Check(T? value) => inner.Check(value.GetValueOrDefault());

    public override void Write(Utf8JsonWriter writer, T? value) => inner.Write(writer, value.GetValueOrDefault());
}

/// <summary>What a library scalar made of a value: text, a number, a truth value, or whatever else JSON can say.</summary>
internal sealed class SerializedLeaf : Leaf<object?>
{
    public static SerializedLeaf Instance { get; } = new();

    public override void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            default:
                JsonSerializer.Serialize(writer, value);
                break;
        }
    }
}
