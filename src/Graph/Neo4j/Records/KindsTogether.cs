using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>
/// One statement for several kinds of what hangs from cadres, made of the <c>scan/</c> files: of each the branch that goes
/// by cadres, or by keys, with its columns under common names. One file still says how a record is read.
/// </summary>
internal static partial class KindsTogether
{
    /// <summary>What meters and errors call it: it is no file.</summary>
    public const string Name = "of_cadres";

    private const string Begin = "CALL () {\n";
    private const string End = "}\nRETURN\n";
    private const string Or = "UNION ALL\n";
    private static readonly ConcurrentDictionary<(RecordType Type, bool ByKey), (string Branch, string[] Columns)> Parts = new();

    /// <summary>What the statement takes: of each kind the keys, or the cadres and how many of their latest.</summary>
    public static Dictionary<string, object?> Parameters(IEnumerable<KindOfCadres> kinds)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (KindOfCadres kind in kinds)
        {
            string name = kind.Kind.Type.Name;
            parameters.Add($"{(kind.ByKey ? "keys" : "cadres")}_{name}", kind.Asked);
            if (!kind.ByKey)
                parameters.Add($"latest_{name}", kind.Latest);
        }

        return parameters;
    }

    /// <summary>
    /// The statement. It gives a row for a kind of which there is anything: the kind's number here, and a list of its records,
    /// each a list of the day that it is sorted by and its columns. A row a record would cost the server twice the time.
    /// </summary>
    public static string Text(IEnumerable<KindOfCadres> kinds)
    {
        (string Branch, string[] Columns)[] parts = [.. kinds.Select(kind => Parts.GetOrAdd((kind.Kind.Type, kind.ByKey), Part))];
        return string.Join(Or, parts.Select((part, number) =>
            $"{part.Branch}RETURN {number} AS kind, collect([{string.Join(", ", part.Columns.Prepend(Since(part.Branch)))}]) AS records\n"));
    }

    /// <summary>Reads what the statement gave, kind by kind; a kind of which there is nothing may be missing.</summary>
    public static IEnumerable<(KindOfCadres Kind, List<Found> Records)> Read(CypherTable table, IReadOnlyList<KindOfCadres> kinds)
    {
        for (int row = 0; row < table.Count; row++)
        {
            KindOfCadres kind = kinds[(int)table[0].Whole(row)];
            (CypherColumn records, int first, int count) = table[1].List(row);
            var found = new List<Found>(count);
            for (int i = first; i < first + count; i++)
            {
                (CypherColumn cells, int since, _) = records.List(i);
                found.Add(Found.At(kind.Kind.Type, RecordCells.Of(cells, since + 1), cells.Value(since)));
            }

            yield return (kind, found);
        }
    }

    private static string Since(string branch) => branch.TrimEnd().EndsWith("AS since", StringComparison.Ordinal) ? "since" : "null";

    /// <summary>The branch by cadres or keys, handing its nodes on, and what is returned of one.</summary>
    private static (string Branch, string[] Columns) Part((RecordType Type, bool ByKey) kind)
    {
        string text = CypherFiles.WithoutComments(CypherFiles.Text("scan/" + kind.Type.Name));
        int end = text.IndexOf(End, StringComparison.Ordinal);
        string branch = text[Begin.Length..end].Split(Or).Single(part => part.Contains(kind.ByKey ? "UNWIND $keys" : "UNWIND $cadres", StringComparison.Ordinal));
        string[] columns = [.. Column().Matches(text[(end + End.Length)..]).Select(match => match.Groups[1].Value)];
        int handed = branch.LastIndexOf("RETURN n", StringComparison.Ordinal);
        branch = string.Concat(branch.AsSpan(0, handed), "WITH n", branch.AsSpan(handed + "RETURN n".Length));
        return (Parameter().Replace(branch, $"$0_{kind.Type.Name}"), columns);
    }

    [GeneratedRegex(@"\$(cadres|latest|keys)\b")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<=^|,)\s*((?:[^,()]|\([^()]*\))+?)\s+AS\s+\w+")]
    private static partial Regex Column();
}
