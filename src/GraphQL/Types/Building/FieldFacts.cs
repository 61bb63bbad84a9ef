using GraphQL.Types;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>What guards and execution need to know of a field, kept beside it in the schema.</summary>
/// <param name="Policy">Who may read it.</param>
/// <param name="Weight">Cost of one resolution; null: 1 for an object, 0 for a leaf.</param>
/// <param name="AssumedSize">The list's usual size; null where no list is declared.</param>
/// <param name="SlicingArguments">Arguments that say how long the list is.</param>
/// <param name="SizedFields">Of a connection: the child lists that the size is about.</param>
/// <param name="MaxPage">The largest <c>first</c>; null takes the option.</param>
internal sealed record FieldFacts(
    FieldPolicy Policy,
    int? Weight,
    int? AssumedSize,
    IReadOnlyList<string> SlicingArguments,
    IReadOnlyList<string> SizedFields,
    int? MaxPage)
{
    private const string Key = "talentgraph.facts";

    public static FieldFacts? Of(FieldType field) => field.GetMetadata<FieldFacts?>(Key);

    public void AttachTo(FieldType field) => field.Metadata[Key] = this;
}
