using GraphQL.Types;

namespace TalentGraph.GraphQL.Execution.Plans;

/// <summary>What an answer has of an object of one type.</summary>
/// <param name="type">The object's own type, never an interface.</param>
internal sealed class ObjectPlan(IObjectGraphType type)
{
    public IObjectGraphType Type { get; } = type;

    /// <summary>The fields in the order of the document.</summary>
    public FieldPlan[] Fields { get; set; } = [];
}
