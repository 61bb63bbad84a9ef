using GraphQL.Types;
using GraphQLParser;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>
/// A C# enum. Not generic, as the library's is: each of the schema's hundred enums would be compiled for itself at start, a
/// third of the time that the schema takes.
/// </summary>
internal sealed class ClrEnum : EnumerationGraphType
{
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
