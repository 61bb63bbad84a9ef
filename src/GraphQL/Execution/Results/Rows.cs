using System.Text.Json;
using TalentGraph.GraphQL.Execution.Plans;

namespace TalentGraph.GraphQL.Execution.Results;

/// <summary>
/// Objects of one type that stand at one place of the answer, all lists around them put together: what an answer has of them
/// is a column a field.
/// </summary>
internal sealed class Rows
{
    public Rows(ObjectPlan plan, object?[] sources, int count, ObjectColumn? parent, int set)
    {
        Plan = plan;
        Sources = sources;
        Count = count;
        Parent = parent;
        Set = set;
        Columns = new Column[plan.Fields.Length];
    }

    public ObjectPlan Plan { get; }

    /// <summary>The resolved objects; longer than <see cref="Count"/> where some were null.</summary>
    public object?[] Sources { get; }

    public int Count { get; }

    /// <summary>By field of the plan.</summary>
    public Column[] Columns { get; }

    /// <summary>The field that the objects are of; null at the root.</summary>
    public ObjectColumn? Parent { get; }

    /// <summary>Which of the parent's sets this is.</summary>
    public int Set { get; }

    public void Write(Utf8JsonWriter writer, int row)
    {
        writer.WriteStartObject();
        var fields = Plan.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            writer.WritePropertyName(fields[i].Key);
            Columns[i].Write(writer, row);
        }

        writer.WriteEndObject();
    }
}
