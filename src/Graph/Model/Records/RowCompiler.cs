using System.Linq.Expressions;
using System.Reflection;

namespace TalentGraph.Graph.Model.Records;

/// <summary>Compiles the two ways between a record and its cells, so that millions of rows cost no reflection.</summary>
internal static class RowCompiler
{
    public static CellKind KindOf(Type type)
    {
        if (typeof(IRecordId).IsAssignableFrom(type))
            return CellKind.Id;
        if (type.IsEnum)
            return CellKind.Code;
        if (type == typeof(IReadOnlyList<Mark>))
            return CellKind.Marks;
        if (ElementOf(type) is { } element)
            return element.IsEnum ? CellKind.Codes : CellKind.Texts;
        return type == typeof(string) ? CellKind.Text
            : type == typeof(DateOnly) ? CellKind.Date
            : type == typeof(decimal) ? CellKind.Number
            : type == typeof(int) ? CellKind.Whole
            : type == typeof(bool) ? CellKind.Flag
            : type == typeof(DateTimeOffset) ? CellKind.Instant
            : type == typeof(byte[]) ? CellKind.Bytes
            : throw new ArgumentException($"A record cannot hold a {type}.", nameof(type));
    }

    /// <summary>The element of a read-only list; null for other types.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    public static Func<object, object?[]> ToRow(Type type, PropertyInfo[] properties)
    {
        ParameterExpression record = Expression.Parameter(typeof(object));
        UnaryExpression typed = Expression.Convert(record, type);
        IEnumerable<Expression> cells = properties.Select(p => ToCell(Expression.Property(typed, p)));
        return Expression.Lambda<Func<object, object?[]>>(Expression.NewArrayInit(typeof(object), cells), record).Compile();
    }

    public static Func<object?[], object> FromRow(Type type, PropertyInfo[] properties)
    {
        ParameterExpression row = Expression.Parameter(typeof(object?[]));
        IEnumerable<MemberBinding> bindings = properties.Select((p, i) =>
            (MemberBinding)Expression.Bind(p, FromCell(Expression.ArrayIndex(row, Expression.Constant(i)), p.PropertyType)));
        NewExpression made = Expression.New(type.GetConstructor(Type.EmptyTypes)!);
        return Expression.Lambda<Func<object?[], object>>(Expression.Convert(Expression.MemberInit(made, bindings), typeof(object)), row).Compile();
    }

    private static Expression ToCell(Expression property)
    {
        Type type = Nullable.GetUnderlyingType(property.Type) ?? property.Type;
        if (KindOf(type) == CellKind.Id)
        {
            Expression Text(Expression id) => Expression.Convert(Expression.Property(id, nameof(IRecordId.Value)), typeof(object));
            return property.Type == type ? Text(property) : OrNull(property, Text(Expression.Property(property, "Value")));
        }

        if (type.IsEnum)
        {
            Expression Text(Expression code) => Expression.Call(
                typeof(Code).GetMethod(nameof(Code.Of))!, Expression.Convert(code, typeof(Enum)));
            return property.Type == type ? Text(property) : OrNull(property, Text(Expression.Property(property, "Value")));
        }

        if (ElementOf(type) is { } element && element != typeof(Mark))
            return Expression.Call(Generic(element.IsEnum ? nameof(CodesToCell) : nameof(TextsToCell), element), property);
        return Expression.Convert(property, typeof(object));
    }

    private static Expression FromCell(Expression cell, Type propertyType)
    {
        Type type = Nullable.GetUnderlyingType(propertyType) ?? propertyType;
        if (KindOf(type) == CellKind.Id)
        {
            Expression id = Expression.New(type.GetConstructor([typeof(string)])!, Expression.Convert(cell, typeof(string)));
            return type == propertyType ? id : Expression.Condition(
                Expression.ReferenceEqual(cell, Expression.Constant(null)),
                Expression.Default(propertyType),
                Expression.Convert(id, propertyType));
        }

        if (type.IsEnum)
        {
            Expression code = Expression.Call(Generic(nameof(CodeFromCell), type), cell);
            return type == propertyType ? Expression.Property(code, "Value") : code;
        }

        if (ElementOf(type) is { } element && element != typeof(Mark))
            return Expression.Call(Generic(element.IsEnum ? nameof(CodesFromCell) : nameof(TextsFromCell), element), cell);
        return Expression.Convert(cell, propertyType);
    }

    private static ConditionalExpression OrNull(Expression nullable, Expression value) =>
        Expression.Condition(Expression.Property(nullable, "HasValue"), value, Expression.Constant(null, value.Type));

    private static MethodInfo Generic(string name, Type element)
    {
        MethodInfo method = typeof(RowCompiler).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
        return method.IsGenericMethodDefinition ? method.MakeGenericMethod(element) : method;
    }

    private static string[]? TextsToCell(IReadOnlyList<string> texts) => texts.Count == 0 ? null : [.. texts];

    private static string[] TextsFromCell(object? cell) => cell is string[] texts ? texts : [];

    private static string[]? CodesToCell<T>(IReadOnlyList<T> codes)
        where T : struct, Enum => codes.Count == 0 ? null : [.. codes.Select(c => Code.Of(c))];

    private static T[] CodesFromCell<T>(object? cell)
        where T : struct, Enum => cell is string[] texts ? Array.ConvertAll(texts, Code.Parse<T>) : [];

    private static T? CodeFromCell<T>(object? cell)
        where T : struct, Enum => cell is string text ? Code.Parse<T>(text) : null;
}
