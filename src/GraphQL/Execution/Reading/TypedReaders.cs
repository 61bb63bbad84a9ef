using GraphQL.Types;
using TalentGraph.GraphQL.Execution.Plans;
using TalentGraph.GraphQL.Types.Leaves;

namespace TalentGraph.GraphQL.Execution.Reading;

/// <summary>Picks the reader of a property by what the schema and C# say of it.</summary>
internal static class TypedReaders
{
    /// <summary>The reader; null for what is neither a leaf, an object nor one list of them, and for structs with fields.</summary>
    public static FieldReader? Of<TSource, TValue>(Func<TSource, TValue> read, FieldPlan field)
    {
        var isLeaf = field.Type is ScalarGraphType;
        if (field.Lists == 0 && isLeaf)
            return Leaf.Of(field.Type, typeof(TValue)) is Leaf<TValue> leaf ? new LeafReader<TSource, TValue>(read, leaf) : null;
        if (typeof(TValue).IsValueType)
            return null;
        if (field.Lists == 0)
            return new ObjectReader<TSource>((Func<TSource, object?>)(object)read);
        if (field.Lists > 1 || ItemOf(typeof(TValue)) is not { } item)
            return null;
        if (isLeaf)
            return Leaf.Of(field.Type, item) is { } ofItem ? Create(typeof(LeafListReader<,>), item, read, ofItem) : null;
        return item.IsValueType || typeof(global::GraphQL.DataLoader.IDataLoaderResult).IsAssignableFrom(item) ? null : Create(typeof(ObjectListReader<,>), item, read);
    }

    private static FieldReader Create<TSource, TValue>(Type reader, Type item, Func<TSource, TValue> read, params object[] more) =>
        (FieldReader)Activator.CreateInstance(reader.MakeGenericType(typeof(TSource), item), [read, .. more])!;

    private static Type? ItemOf(Type list) => list == typeof(string) ? null : list.GetInterfaces().Append(list)
        .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .Select(t => t.GetGenericArguments()[0])
        .FirstOrDefault();
}
