using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TalentGraph.Bench.GraphQL;

/// <summary>One document of the set, as every server gets it.</summary>
/// <param name="Name">list, tiny, vars or large.</param>
/// <param name="Body">The request's JSON.</param>
internal sealed record SpeedQuery(string Name, string Body)
{
    /// <summary>The goals ask for its rate on both cores, too.</summary>
    public bool OnBothCores => Name is "list" or "large";
}

/// <summary>The set of documents, and where the bench's own files are.</summary>
internal static class SpeedSet
{
    public static string Folder { get; } = FolderOf();

    public static IReadOnlyList<SpeedQuery> All { get; } = [.. new[] { "list", "large", "vars", "tiny" }.Select(Read)];

    private static SpeedQuery Read(string name)
    {
        var document = Path.Combine(Folder, "Documents", name);
        var body = new JsonObject { ["query"] = File.ReadAllText(document + ".graphql") };
        if (File.Exists(document + ".json"))
            body["variables"] = JsonNode.Parse(File.ReadAllText(document + ".json"));
        return new SpeedQuery(name, body.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private static string FolderOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
