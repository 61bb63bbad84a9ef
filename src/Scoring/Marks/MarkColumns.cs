using Microsoft.ML;
using Microsoft.ML.Data;

namespace TalentGraph.Scoring.Marks;

/// <summary>The documented columns of marks, and the check that names the wrong one.</summary>
internal static class MarkColumns
{
    internal const string Score = nameof(MarkRow.Score);

    internal static readonly string[] Keys =
    [
        nameof(MarkRow.Ratee), nameof(MarkRow.Rater), nameof(MarkRow.Class), nameof(MarkRow.Round), nameof(MarkRow.Ballot), nameof(MarkRow.Role),
        nameof(MarkRow.Indicator), nameof(MarkRow.Day),
    ];

    /// <exception cref="ArgumentException">A column is missing or of another type; the message names it.</exception>
    internal static void Check(DataViewSchema schema, IEnumerable<string> keys)
    {
        foreach (var name in keys)
        {
            var column = schema.GetColumnOrNull(name) ?? throw Missing(name);
            var isKeyOfText = column.Type is KeyDataViewType && column.HasKeyValues()
                && column.Annotations.Schema["KeyValues"].Type is VectorDataViewType { ItemType: TextDataViewType };
            if (!isKeyOfText && column.Type is not TextDataViewType)
                throw Wrong(name, "text or a key of text", $"{column.Type}");
        }

        var score = schema.GetColumnOrNull(Score) ?? throw Missing(Score);
        if (!score.Type.Equals(NumberDataViewType.Single))
            throw Wrong(Score, "a Single", $"{score.Type}");
    }

    /// <inheritdoc cref="Check(DataViewSchema, IEnumerable{string})"/>
    internal static void Check(SchemaShape shape, IEnumerable<string> keys)
    {
        foreach (var name in keys.Append(Score))
        {
            if (!shape.TryFindColumn(name, out var column))
                throw Missing(name);
            var fits = column.Kind == SchemaShape.Column.VectorKind.Scalar && (name == Score
                ? column.ItemType.Equals(NumberDataViewType.Single) && !column.IsKey
                : column.IsKey || column.ItemType is TextDataViewType);
            if (!fits)
                throw Wrong(name, name == Score ? "a Single" : "text or a key of text", $"{column.Kind} {column.ItemType}");
        }
    }

    private static bool TryFindColumn(this SchemaShape shape, string name, out SchemaShape.Column column)
    {
        var found = shape.Where(candidate => candidate.Name == name).ToArray();
        column = found.FirstOrDefault();
        return found.Length > 0;
    }

    private static ArgumentException Missing(string name) => new($"Marks lack the column '{name}'.");

    private static ArgumentException Wrong(string name, string wanted, string found) =>
        new($"The column '{name}' of the marks must be {wanted}; it is {found}.");
}
