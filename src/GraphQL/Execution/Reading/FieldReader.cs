using System.Text.Json;
using GraphQL.Resolvers;
using GraphQL.Types;
using TalentGraph.GraphQL.Execution.Plans;
using TalentGraph.GraphQL.Execution.Results;
using TalentGraph.GraphQL.Types.Binding;

namespace TalentGraph.GraphQL.Execution.Reading;

/// <summary>Gets a field's values for all objects of a set.</summary>
internal abstract class FieldReader
{
    /// <summary>Fills the field's column, or begins to.</summary>
    public abstract void Read(Traversal traversal, Rows rows, int field);

    /// <summary>The way of a field, its policy decided.</summary>
    public static FieldReader Of(FieldPlan field, ISchema schema, ICaller? caller)
    {
        var definition = field.Definition;
        if (ReferenceEquals(definition, schema.TypeNameMetaFieldType))
            return new ConstantReader(JsonEncodedText.Encode(field.Owner.Type.Name));
        if (definition.StreamResolver is not null)
            return new ResolverReader(SourceFieldResolver.Instance, null);
        var resolver = definition.Resolver ?? NameFieldResolver.Instance;
        string? dossier = null;
        if (resolver is GuardedResolver guarded)
        {
            if (caller is null || !caller.May(guarded.Policy))
                return guarded.Refusal is { } refusal ? new RefusedReader(refusal) : new ConstantReader(null);
            dossier = guarded.Policy.Dossier ? guarded.Name : null;
            resolver = guarded.Inner;
        }

        return dossier is null && (resolver as ITypedResolver)?.ReaderOf(field) is { } typed ? typed : new ResolverReader(resolver, dossier);
    }
}

/// <summary>A resolver that can be read without boxes.</summary>
internal interface ITypedResolver
{
    /// <summary>The reader; null where the field's type wants more than reading.</summary>
    FieldReader? ReaderOf(FieldPlan field);
}

/// <summary><c>__typename</c>, and fields that are null for the caller's role.</summary>
internal sealed class ConstantReader(JsonEncodedText? value) : FieldReader
{
    public override void Read(Traversal traversal, Rows rows, int field) =>
        rows.Columns[field] = new ConstantColumn(rows, field, value);
}

/// <summary>A field that the caller's role may not read and that is not null for it.</summary>
internal sealed class RefusedReader(string message) : FieldReader
{
    public override void Read(Traversal traversal, Rows rows, int field)
    {
        var column = new ConstantColumn(rows, field, null);
        rows.Columns[field] = column;
        for (var row = 0; row < rows.Count; row++)
            traversal.Fail(column, 0, row, new RequestException(Codes.Forbidden, message));
    }
}
