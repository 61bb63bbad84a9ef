using System.Text.Json;
using GraphQL.Types;

namespace TalentGraph.GraphQL.Types.Leaves;

/// <summary><c>string</c>, as String or as ID.</summary>
internal sealed class TextLeaf : Leaf<string>
{
    public static TextLeaf Instance { get; } = new();

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}

/// <summary><c>int</c>.</summary>
internal sealed class WholeLeaf : Leaf<int>
{
    public static WholeLeaf Instance { get; } = new();

    public override void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);
}

/// <summary><c>bool</c>.</summary>
internal sealed class TruthLeaf : Leaf<bool>
{
    public static TruthLeaf Instance { get; } = new();

    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);
}

/// <summary><c>double</c>; JSON can say neither NaN nor infinity.</summary>
internal sealed class NumberLeaf : Leaf<double>
{
    public static NumberLeaf Instance { get; } = new();

    public override bool IsPartial => true;

    public override void Check(double value)
    {
        if (!double.IsFinite(value))
            throw new InvalidOperationException("A Float is a finite number.");
    }

    public override void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);
}

/// <summary><c>float</c>, written as the double it is.</summary>
internal sealed class SingleLeaf : Leaf<float>
{
    public static SingleLeaf Instance { get; } = new();

    public override bool IsPartial => true;

    public override void Check(float value) => NumberLeaf.Instance.Check(value);

    public override void Write(Utf8JsonWriter writer, float value) => writer.WriteNumberValue((double)value);
}

/// <summary><c>decimal</c>, written as a double: a Float has no trailing zeros.</summary>
internal sealed class DecimalLeaf : Leaf<decimal>
{
    public static DecimalLeaf Instance { get; } = new();

    public override void Write(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue((double)value);
}

/// <summary><c>DateOnly</c> as yyyy-MM-dd.</summary>
internal sealed class DateLeaf : Leaf<DateOnly>
{
    public static DateLeaf Instance { get; } = new();

    public override void Write(Utf8JsonWriter writer, DateOnly value)
    {
        Span<byte> text = stackalloc byte[10];
        value.TryFormat(text, out var length, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}

/// <summary><c>DateTimeOffset</c> as RFC 3339 in UTC, with as many digits of a second as there are.</summary>
internal sealed class InstantLeaf : Leaf<DateTimeOffset>
{
    public static InstantLeaf Instance { get; } = new();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[32];
        value.ToUniversalTime().TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}

/// <summary>A C# type that a function of the host turns into text.</summary>
internal sealed class PrintedLeaf<T>(Func<T, string> print) : Leaf<T>
    where T : notnull
{
    public override bool IsPartial => true;

    public override void Check(T value) => print(value);

    public override void Write(Utf8JsonWriter writer, T value) => writer.WriteStringValue(print(value));
}

/// <summary>A typed id as <c>kind:key</c>.</summary>
internal sealed class IdLeaf<TId>(string kind, Func<TId, string> key) : Leaf<TId>
    where TId : struct
{
    private const int Short = 128;

    public override bool IsPartial => true;

    public override void Check(TId value) => key(value);

    public override void Write(Utf8JsonWriter writer, TId value)
    {
        // A default id has no key, whatever its type says.
        var text = key(value) ?? "";
        var length = kind.Length + 1 + text.Length;
        Span<char> whole = length <= Short ? stackalloc char[length] : new char[length];
        kind.CopyTo(whole);
        whole[kind.Length] = ':';
        text.CopyTo(whole[(kind.Length + 1)..]);
        writer.WriteStringValue(whole);
    }
}

/// <summary>An enum by its GraphQL names; of two names of one number the first speaks for both.</summary>
internal sealed class EnumLeaf<TEnum>(IEnumerable<EnumValueDefinition> values) : Leaf<TEnum>
    where TEnum : struct, Enum
{
    private readonly Dictionary<TEnum, JsonEncodedText> names = values
        .DistinctBy(value => value.Value)
        .ToDictionary(value => (TEnum)value.Value!, value => JsonEncodedText.Encode(value.Name));

    public override bool IsPartial => true;

    public override void Check(TEnum value)
    {
        if (!names.ContainsKey(value))
            throw new InvalidOperationException($"{typeof(TEnum).Name} has no value {value}.");
    }

    public override void Write(Utf8JsonWriter writer, TEnum value) => writer.WriteStringValue(names[value]);
}
