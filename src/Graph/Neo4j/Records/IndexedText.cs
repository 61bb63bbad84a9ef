namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>
/// What the indexes of Neo4j take. A value over its index's limit fails the statement that writes it, half an import in; so
/// it is refused when the bundle is checked, before anything is written.
/// </summary>
internal static class IndexedText
{
    /// <summary>A key is at most 8,167 bytes, and is made of up to four cells.</summary>
    private const int MostOfKey = 2_000;

    /// <summary>A name is indexed with its aliases as one text of at most 32,766 bytes, folded, which may make it longer.</summary>
    private const int MostOfName = 8_000;

    /// <summary>The most bytes of UTF-8 in a cell; null: it is in no index.</summary>
    public static int? MostBytes(RecordType type, Column column) =>
        column.IsKey || column.Kind == CellKind.Id || (type.Type == typeof(ExternalId) && column.Name == "value") ? MostOfKey
        : column == SearchText.LabelOf(type) || column == SearchText.AliasesOf(type) ? MostOfName
        : null;
}
