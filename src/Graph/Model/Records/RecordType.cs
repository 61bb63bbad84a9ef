using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TalentGraph.Graph.Model.Records;

/// <summary>
/// What a record looks like, read off its C# type once: columns in order, key, references. The bundle, every store
/// and every check work from this one description.
/// </summary>
public sealed class RecordType
{
    private static readonly ConcurrentDictionary<Type, RecordType> Known = new();
    private readonly Func<object, object?[]> toRow;
    private readonly Func<object?[], object> fromRow;

    private RecordType(Type type)
    {
        RecordAttribute attribute = type.GetCustomAttribute<RecordAttribute>()
            ?? throw new ArgumentException($"{type.Name} is not marked [Record].", nameof(type));
        Type = type;
        Name = attribute.Name;
        InBundle = attribute.InBundle;
        PropertyInfo[] properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)];
        Columns = [.. properties.Select((p, i) => Describe(p, i))];
        KeyColumns = [.. Columns.Where(c => c.IsKey)];
        toRow = RowCompiler.ToRow(type, properties);
        fromRow = RowCompiler.FromRow(type, properties);
    }

    /// <summary>The C# type.</summary>
    public Type Type { get; }

    /// <summary>The plural name, as <c>bundle.md</c> has it.</summary>
    public string Name { get; }

    /// <summary>Whether the bundle has a file of this shape.</summary>
    public bool InBundle { get; }

    /// <summary>All columns, in the bundle's order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns of the key, in order; at least one.</summary>
    public IReadOnlyList<Column> KeyColumns { get; }

    /// <summary>The description of a record's type.</summary>
    public static RecordType Of<T>()
        where T : IRecord => Of(typeof(T));

    /// <summary>The description of a record's type.</summary>
    /// <exception cref="ArgumentException">The type is no record.</exception>
    public static RecordType Of(Type type) => Known.GetOrAdd(type, static t => new RecordType(t));

    /// <summary>The cells of a record in column order, as <see cref="CellKind"/> says; null where not known.</summary>
    public object?[] ToRow(object record) => toRow(record);

    /// <summary>The record with these cells.</summary>
    /// <param name="row">One cell a column, as <see cref="CellKind"/> says.</param>
    public object FromRow(object?[] row) => fromRow(row);

    /// <summary>
    /// The key as one text: the id itself, or the parts joined by <c>/</c>, where a part's own <c>%</c> and <c>/</c>
    /// are written <c>%25</c> and <c>%2F</c>.
    /// </summary>
    public string KeyOf(object?[] row)
    {
        if (KeyColumns.Count == 1)
            return (string)row[KeyColumns[0].Index]!;
        return string.Join('/', KeyColumns.Select(c => KeyPart(row[c.Index])));
    }

    /// <summary>The key of a record as one text.</summary>
    public string KeyOf(IRecord record) => KeyOf(ToRow(record));

    /// <summary>The key made of these parts, in the key columns' order; null or empty where a part is not given.</summary>
    public static string Key(params object?[] parts) => string.Join('/', parts.Select(KeyPart));

    /// <summary>The parts of a composite key, as they were before they were joined.</summary>
    public static IReadOnlyList<string> KeyParts(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return [.. key.Split('/').Select(part =>
            part.Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal))];
    }

    private static string KeyPart(object? cell) => cell switch
    {
        null => "",
        string text => text.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal),
        IRecordId id => KeyPart(id.Value),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum code => Code.Of(code),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A {cell.GetType().Name} cannot be part of a key.", nameof(cell)),
    };

    private static Column Describe(PropertyInfo property, int index)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        BetweenAttribute? range = property.GetCustomAttribute<BetweenAttribute>();
        bool isId = property.Name == "Id";
        return new Column
        {
            Name = Code.SnakeCase(property.Name),
            Index = index,
            Kind = RowCompiler.KindOf(type),
            Codes = type.IsEnum ? type : RowCompiler.ElementOf(type) is { IsEnum: true } element ? element : null,
            Required = property.GetCustomAttribute<RequiredMemberAttribute>() is not null,
            IsKey = isId || property.GetCustomAttribute<KeyAttribute>() is not null,
            References = !isId && typeof(IRecordId).IsAssignableFrom(type) ? RecordTypes.NamedBy(type) : null,
            CreatesMissing = property.GetCustomAttribute<CreatesMissingAttribute>() is not null,
            Min = range?.Min ?? 0m,
            Max = range?.Max ?? decimal.MaxValue,
            NotBefore = property.GetCustomAttribute<NotBeforeAttribute>()?.Column,
        };
    }
}
