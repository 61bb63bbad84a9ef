using System.Reflection;

namespace TalentGraph.Graph.Sqlite.Engine;

/// <summary>The query and schema files, embedded in the assembly.</summary>
internal static class QueryFiles
{
    private const string QueryPrefix = "sqlite/";
    private const string SchemaPrefix = "sqlite-schema/";
    private static readonly Assembly Home = typeof(QueryFiles).Assembly;
    private static readonly Dictionary<string, string> Queries = Load(QueryPrefix);

    /// <summary>The names of all queries: <c>scan/enrolments</c>.</summary>
    public static IReadOnlyCollection<string> Names => Queries.Keys;

    /// <summary>The migrations in order, the first numbered 1; each name begins with its number.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Migrations { get; } =
        [.. Load(SchemaPrefix).OrderBy(file => file.Key, StringComparer.Ordinal)];

    public static bool Has(string name) => Queries.ContainsKey(name);

    /// <summary>The text of a query.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static string Text(string name) =>
        Queries.TryGetValue(name, out string? text) ? text : throw new ArgumentException($"There is no query file '{name}.sql'.", nameof(name));

    private static Dictionary<string, string> Load(string prefix) => Home.GetManifestResourceNames()
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[prefix.Length..], Read, StringComparer.Ordinal);

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
