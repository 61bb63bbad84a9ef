using System.Reflection;

namespace TalentGraph.Graph.Neo4j.Engine;

/// <summary>The query and schema files, embedded in the assembly.</summary>
internal static class CypherFiles
{
    private const string QueryPrefix = "neo4j/";
    private const string SchemaPrefix = "neo4j-schema/";
    private static readonly Assembly Home = typeof(CypherFiles).Assembly;
    private static readonly Dictionary<string, string> Queries = Load(QueryPrefix);

    /// <summary>The names of all queries: <c>scan/enrolments</c>.</summary>
    public static IReadOnlyCollection<string> Names => Queries.Keys;

    /// <summary>The migrations in order, the first numbered 1; each name begins with its number.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Migrations { get; } =
        [.. Load(SchemaPrefix).OrderBy(file => file.Key, StringComparer.Ordinal)];

    /// <summary>The text of a query.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static string Text(string name) =>
        Queries.TryGetValue(name, out string? text) ? text : throw new ArgumentException($"There is no query file '{name}.cypher'.", nameof(name));

    /// <summary>The statements of a migration, which stand apart by semicolons at a line's end.</summary>
    public static IEnumerable<string> Statements(string migration) =>
        WithoutComments(migration).Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A file's text without the lines that are comments.</summary>
    public static string WithoutComments(string text) =>
        string.Concat(text.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal)).Select(line => line.TrimEnd() + "\n"));

    private static Dictionary<string, string> Load(string prefix) => Home.GetManifestResourceNames()
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[prefix.Length..], Read, StringComparer.Ordinal);

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
