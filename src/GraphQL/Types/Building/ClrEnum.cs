using GraphQL.Types;
using GraphQLParser;
using TalentGraph.GraphQL.Types.Leaves;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>
/// A C# enum. Not generic, as the library's is: each of the schema's hundred enums would be compiled for itself at start, a
/// third of the time that the schema takes.
/// </summary>
internal sealed class ClrEnum : EnumerationGraphType, ITypedScalar
{
    private Leaf? leaf;

    /// <summary>Made when a plan first wants it, and not at start.</summary>
    public Leaf? LeafOf(Type clr)
    {
        if (Values.FirstOrDefault()?.Value?.GetType() != clr)
            return null;
        return leaf ??= (Leaf)Activator.CreateInstance(typeof(EnumLeaf<>).MakeGenericType(clr), Values)!;
    }

    protected override EnumValuesBase CreateValues() => new ByNameAndValue();

    private sealed class ByNameAndValue : EnumValuesBase
    {
        private readonly List<EnumValueDefinition> values = [];
        private readonly Dictionary<object, EnumValueDefinition> byValue = [];

        public override int Count => values.Count;

        public override EnumValueDefinition? FindByName(ROM name) => values.Find(value => name == value.Name);

        public override EnumValueDefinition? FindByValue(object? value) => value is null ? null : byValue.GetValueOrDefault(value);

        public override void Add(EnumValueDefinition value)
        {
            values.Add(value);
            byValue.TryAdd(value.Value!, value);
        }

        public override IEnumerator<EnumValueDefinition> GetEnumerator() => values.GetEnumerator();
    }
}
