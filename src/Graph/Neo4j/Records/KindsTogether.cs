using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using TalentGraph.Graph.Neo4j.Engine;

namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>
/// One statement for several kinds of what hangs from cadres, made of the <c>scan/</c> files: of each the branch that goes
/// by cadres, with its columns under common names. One file still says how a record is read.
/// </summary>
internal static partial class KindsTogether
{
    /// <summary>What meters and errors call it: it is no file.</summary>
    public const string Name = "of_cadres";

    /// <summary>The place of the first of a record's columns; before it stand the kind's number and the day it is sorted by.</summary>
    public const int FirstColumn = 2;

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

    /// <summary>The statement; each row says the number of its kind here.</summary>
    public static string Text(IReadOnlyList<RecordType> types)
    {
        (string Branch, string[] Columns)[] parts = [.. types.Select(type => Parts.GetOrAdd(type, Part))];
        int width = parts.Max(part => part.Columns.Length);
        return string.Join(Or, parts.Select((part, number) =>
            $"{part.Branch}RETURN {number} AS kind, {string.Join(", ", Named(part.Branch, part.Columns, width))}\n"));
    }

    private static IEnumerable<string> Named(string branch, string[] columns, int width)
    {
        yield return branch.TrimEnd().EndsWith("AS since", StringComparison.Ordinal) ? "since AS since" : "null AS since";
        for (int i = 0; i < width; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{(i < columns.Length ? columns[i] : "null")} AS c{i}");
    }

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
