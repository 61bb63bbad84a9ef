using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Records;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Writing;

/// <summary>
/// One request for all of a portion: <c>batch.cypher</c> or <c>commit.cypher</c> with the <c>write/</c> files in its middle.
/// One request is one transaction, so there is no moment at which a part of it is there.
/// </summary>
internal sealed class WriteStatement
{
    /// <summary>How many keys a node of the change log holds.</summary>
    private const int KeysAPart = 500;

    private const string Mark = "// HERE the write files\n";
    private const string Rows = "UNWIND $rows AS row\n";
    private const string Now = "set_now";
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);
    private readonly Portion portion;
    private readonly string part;

    /// <param name="portion">What it writes.</param>
    /// <param name="place">Who writes.</param>
    /// <param name="batch">The portion's number in the session, from 1.</param>
    public WriteStatement(Portion portion, WriterPlace place, long batch)
    {
        this.portion = portion;
        // Fences grow, so that the parts of a session come after those of one that was cut off.
        part = string.Create(CultureInfo.InvariantCulture, $"{place.Fence:D12}/{batch:D8}");
        Parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["session"] = place.Session,
            ["fence"] = place.Fence,
            ["batch"] = batch,
            ["records"] = portion.Records.Count > 0,
        };
        foreach ((RecordType type, IReadOnlyList<Found> records) in portion.Records)
            Parameters.Add("rows_" + type.Name, RowWriter.Rows(type, records.Select(r => r.Row)));
        if (portion.Now.Count > 0)
            Parameters.Add("rows_" + Now, NowRows(portion.Now));
    }

    /// <summary>What it takes; those of the file around are the caller's to add.</summary>
    public Dictionary<string, object?> Parameters { get; }

    /// <summary>The text.</summary>
    /// <param name="around"><c>batch</c> or <c>commit</c>.</param>
    public string TextIn(string around)
    {
        List<string> files = [.. portion.Records.Select(of => "write/" + of.Key.Name)];
        if (portion.Now.Count > 0)
            files.Add(Now);
        return Texts.GetOrAdd($"{around}: {string.Join(' ', files)}", _ => Compose(around, files));
    }

    /// <summary>What the change log says of it.</summary>
    /// <param name="import">The import that it is published with; null: it is published at once.</param>
    public Dictionary<string, object?>[] Changes(string? import)
    {
        var changes = new List<Dictionary<string, object?>>();
        foreach ((RecordType type, IReadOnlyList<Found> records) in portion.Records)
        {
            string[] keys = [.. records.Select(r => r.Key).Order(KeyOrder.Instance)];
            foreach (string[] some in keys.Chunk(KeysAPart))
            {
                var change = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["kind"] = type.Name,
                    ["part"] = string.Create(CultureInfo.InvariantCulture, $"{part}/{changes.Count:D4}"),
                    ["keys"] = some,
                };
                if (import is not null)
                    change.Add("import", import);
                changes.Add(change);
            }
        }

        return [.. changes];
    }

    /// <summary>The text of these files in the one around them.</summary>
    internal static string Compose(string around, IEnumerable<string> files)
    {
        var middle = new StringBuilder();
        foreach (string file in files)
        {
            string name = file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..];
            string times = RecordTypes.All.FirstOrDefault(type => type.Name == name) is { } type ? RowWriter.Times(type) : "";
            string text = CypherFiles.WithoutComments(CypherFiles.Text(file)).Replace(Rows, $"UNWIND $rows_{name} AS row\n{times}", StringComparison.Ordinal);
            middle.Append("CALL () {\n").Append(text).Append("}\n");
        }

        // The mark is a comment: without it the file around is a statement of its own.
        return CypherFiles.Text(around).Replace(Mark, middle.ToString(), StringComparison.Ordinal);
    }

    private static CypherRows NowRows(IReadOnlyList<CadreNow> now) => new(
        ["cadre", "rank", "unit", "managedBy"],
        [.. now.Select(one => new object?[] { one.Cadre.Value, Code.Of(one.Rank), one.Unit?.Value, one.ManagedBy?.Value })]);
}
