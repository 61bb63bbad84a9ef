using TalentGraph.Graph.Exchange.Cells;

namespace TalentGraph.Graph.Exchange.Rows;

/// <summary>The value of a class quota: a code of the list that its attribute names, or a region as text.</summary>
internal static class QuotaValue
{
    private static readonly RecordType Quotas = RecordType.Of<ClassQuota>();
    private static readonly Column Attribute = Quotas.Columns.Single(c => c.Name == "attribute");
    private static readonly Column Value = Quotas.Columns.Single(c => c.Name == "value");

    private static readonly Dictionary<string, CellParser> Parsers = new(StringComparer.Ordinal)
    {
        ["unit_level"] = Like("units", RecordType.Of<Unit>(), "level"),
        ["county_type"] = Like("units", RecordType.Of<Unit>(), "county_type"),
        ["rank"] = Like("cadres", RecordType.Of<Cadre>(), "rank"),
        ["category"] = Like("cadres", RecordType.Of<Cadre>(), "category"),
        ["tag"] = new CellParser("cadres", RecordType.Of<Cadre>().Columns.Single(c => c.Name == "tags") with { Kind = CellKind.Code }),
    };

    /// <summary>Reads the value as its attribute has it.</summary>
    public static void Read(BundleRow row, FileReport report)
    {
        if (row.IsBroken || row.Value(Attribute.Index) is not string attribute || row.Value(Value.Index) is not string text || !Parsers.TryGetValue(attribute, out CellParser? parser))
            return;
        Parsed parsed = parser.Parse(text);
        row.Cells[Value.Index] = parsed.Value;
        if (parsed.Fault is { } fault)
        {
            report.Add(row.Line, Value.Name, text, fault, $"no {attribute} of this name");
            row.Unread |= 1UL << Value.Index;
            row.IsBad = true;
        }
        else if (parsed.Normalised != Normalised.None)
        {
            report.Normalised(Value.Name, parsed.Normalised);
        }
    }

    private static CellParser Like(string file, RecordType type, string column) => new(file, type.Columns.Single(c => c.Name == column));
}
