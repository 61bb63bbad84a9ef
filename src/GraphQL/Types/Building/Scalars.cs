using System.Globalization;
using System.Numerics;
using GraphQL.Types;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Types.Leaves;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>ID, printing the registered typed ids as <c>kind:key</c>; on the way in it stays text until the argument is bound.</summary>
internal sealed class IdScalar : IdGraphType, ITypedScalar
{
    private readonly IReadOnlyDictionary<Type, IdCodec> codecs;

    public IdScalar(IReadOnlyDictionary<Type, IdCodec> codecs) => this.codecs = codecs;

    public override object? ParseLiteral(GraphQLValue value) => value is GraphQLIntValue number ? number.Value.ToString() : base.ParseLiteral(value);

    public override object? ParseValue(object? value) => value switch
    {
        int or long or BigInteger => Convert.ToString(value, CultureInfo.InvariantCulture),
        string or null => value,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) =>
        value is not null && codecs.TryGetValue(value.GetType(), out var codec) ? codec.Encode(value) : base.Serialize(value);

    public Leaf? LeafOf(Type clr) => clr == typeof(string) ? TextLeaf.Instance : codecs.GetValueOrDefault(clr)?.Leaf;
}

/// <summary>
/// Float, which has neither NaN nor infinity: JSON cannot say them, so they are defects of a resolver. A number in JSON that is
/// too large for a double would be read as infinity.
/// </summary>
internal sealed class NumberScalar : FloatGraphType, ITypedScalar
{
    public NumberScalar() => Name = "Float";

    public override object? ParseValue(object? value) =>
        base.ParseValue(value) is double number && !double.IsFinite(number) ? ThrowValueConversionError(value) : base.ParseValue(value);

    public override object? Serialize(object? value) =>
        base.Serialize(value) is double number && !double.IsFinite(number) ? ThrowSerializationError(value) : base.Serialize(value);

    public Leaf? LeafOf(Type clr) =>
        clr == typeof(double) ? NumberLeaf.Instance
        : clr == typeof(decimal) ? DecimalLeaf.Instance
        : clr == typeof(float) ? SingleLeaf.Instance
        : null;
}

/// <summary>A scalar that travels as a string.</summary>
internal class OpaqueScalar : ScalarGraphType, ITypedScalar
{
    private readonly Func<string, object> parse;
    private readonly Func<object, string> print;
    private readonly Leaf leaf;

    public OpaqueScalar(string name, string description, Func<string, object> parse, Func<object, string> print, Leaf leaf)
    {
        this.leaf = leaf;
        Name = name;
        Description = description;
        this.parse = parse;
        this.print = print;
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => parse(text.Value.ToString()),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        string text => parse(text),
        null => null,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value is null ? null : print(value);

    public Leaf? LeafOf(Type clr) => leaf.GetType().BaseType!.GetGenericArguments()[0] == clr ? leaf : null;
}

/// <summary>yyyy-MM-dd, when it was so in the world.</summary>
internal sealed class DateScalar() : OpaqueScalar(
    "Date",
    "yyyy-MM-dd, when it was so in the world",
    text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    value => ((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    DateLeaf.Instance);

/// <summary>RFC 3339 in UTC, when it was recorded.</summary>
internal sealed class DateTimeScalar() : OpaqueScalar(
    "DateTime", "RFC 3339 in UTC, when it was recorded", Parse, value => Print((DateTimeOffset)value), InstantLeaf.Instance)
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private static object Parse(string text)
    {
        // K would also accept no offset at all, which RFC 3339 does not have.
        if (!text.EndsWith('Z') && text.LastIndexOfAny(['+', '-']) < 19)
            throw new FormatException("A DateTime needs an offset, for example Z.");
        return DateTimeOffset.ParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None).ToUniversalTime();
    }

    private static string Print(DateTimeOffset value) =>
        value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
