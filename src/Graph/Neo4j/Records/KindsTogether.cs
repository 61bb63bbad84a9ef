using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>
/// One statement for several kinds of what hangs from cadres, made of the <c>scan/</c> files: of each the branch that goes
/// by cadres, with its columns under common names. One file still says how a record is read.
/// </summary>
internal static partial class KindsTogether
{
    /// <summary>What meters and errors call it: it is no file.</summary>
    public const string Name = "of_cadres";

    private const string Begin = "CALL () {\n";
    private const string End = "}\nRETURN\n";
    private const string Or = "UNION ALL\n";
    private static readonly ConcurrentDictionary<RecordType, (string Branch, string[] Columns)> Parts = new();

    /// <summary>What the statement takes: of each kind the cadres, and how many of their latest.</summary>
    public static Dictionary<string, object?> Parameters(IEnumerable<KindOfCadres> kinds)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (KindOfCadres kind in kinds)
        {
            parameters.Add($"cadres_{kind.Type.Name}", kind.Cadres);
            parameters.Add($"latest_{kind.Type.Name}", kind.Latest);
        }

        return parameters;
    }

    /// <summary>
    /// The statement. It gives a row for a kind of which there is anything: the kind's number here, and a list of its records,
    /// each a list of the day that it is sorted by and its columns. A row a record would cost the server twice the time.
    /// </summary>
    public static string Text(IReadOnlyList<RecordType> types)
    {
        (string Branch, string[] Columns)[] parts = [.. types.Select(type => Parts.GetOrAdd(type, Part))];
        return string.Join(Or, parts.Select((part, number) =>
            $"{part.Branch}RETURN {number} AS kind, collect([{string.Join(", ", part.Columns.Prepend(Since(part.Branch)))}]) AS records\n"));
    }

    /// <summary>Reads what the statement gave; of a kind of which there is nothing an empty list.</summary>
    public static IReadOnlyDictionary<RecordType, List<Found>> Read(CypherTable table, IReadOnlyList<RecordType> types)
    {
        var found = types.ToDictionary(type => type, _ => new List<Found>());
        for (int row = 0; row < table.Count; row++)
        {
            RecordType type = types[(int)table[0].Whole(row)];
            (CypherColumn records, int first, int count) = table[1].List(row);
            for (int i = first; i < first + count; i++)
            {
                (CypherColumn cells, int since, _) = records.List(i);
                found[type].Add(Found.At(type, RecordCells.Of(cells, since + 1), cells.Value(since)));
            }
        }

        return found;
    }

    private static string Since(string branch) => branch.TrimEnd().EndsWith("AS since", StringComparison.Ordinal) ? "since" : "null";

    /// <summary>The branch by cadres, handing its nodes on, and what is returned of one.</summary>
    private static (string Branch, string[] Columns) Part(RecordType type)
    {
        string text = CypherFiles.WithoutComments(CypherFiles.Text("scan/" + type.Name));
        int end = text.IndexOf(End, StringComparison.Ordinal);
        string branch = text[Begin.Length..end].Split(Or).Single(part => part.Contains("UNWIND $cadres", StringComparison.Ordinal));
        string[] columns = [.. Column().Matches(text[(end + End.Length)..]).Select(match => match.Groups[1].Value)];
        int handed = branch.LastIndexOf("RETURN n", StringComparison.Ordinal);
        branch = string.Concat(branch.AsSpan(0, handed), "WITH n", branch.AsSpan(handed + "RETURN n".Length));
        return (Parameter().Replace(branch, $"$0_{type.Name}"), columns);
    }

    [GeneratedRegex(@"\$(cadres|latest)\b")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<=^|,)\s*((?:[^,()]|\([^()]*\))+?)\s+AS\s+\w+")]
    private static partial Regex Column();
}
