namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>The order of what hangs from a cadre: oldest first, what has no day before it, then by key.</summary>
internal static class NaturalOrder
{
    /// <summary>The column that says how old a record is; null: another record says it, or nothing.</summary>
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["cadre_states"] = "from",
        ["educations"] = "graduated_on",
        ["awards"] = "on",
        ["sanctions"] = "decided_on",
        ["appointments"] = "from",
        ["call_ups"] = "called_on",
        ["evaluations"] = "submitted_on",
        ["appraisals"] = "year",
        ["credits"] = "on",
        ["conduct"] = "on",
        ["observations"] = "on",
        ["tasks"] = "issued_on",
        ["needs"] = "year",
    };

    /// <summary>
    /// The column that names another record, that record's type, and its column that says how old this one is; null: its
    /// own column says it, or nothing.
    /// </summary>
    public static (string Reference, RecordType Dated, string Day)? DatedBy(RecordType type) => type.Name switch
    {
        "enrolments" or "contributions" => ("class_id", RecordType.Of<TrainingClass>(), "starts_on"),
        "estimates" => ("run_id", RecordType.Of<ScoringRun>(), "started_at"),
        _ => null,
    };

    public static void Sort(RecordType type, List<Found> records)
    {
        int column = Columns.TryGetValue(type.Name, out string? name) ? type.Columns.Single(c => c.Name == name).Index : -1;
        records.Sort((a, b) =>
        {
            int byAge = Comparer<object?>.Default.Compare(column < 0 ? a.Since : a.Row[column], column < 0 ? b.Since : b.Row[column]);
            return byAge != 0 ? byAge : KeyOrder.Instance.Compare(a.Key, b.Key);
        });
    }
}
