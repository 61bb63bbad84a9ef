using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TalentGraph.GraphQL.Http.Documents;

/// <summary>
/// The documents that a deployment lists; where there is a list, nothing else runs. It is a folder of <c>.graphql</c> files,
/// each known by the hash of its content, or a manifest: a JSON object from id to document, as Relay's compiler writes it, or
/// Apollo's (<c>"format": "apollo-persisted-query-manifest"</c>). Documents of a manifest answer to their id and to their hash.
/// </summary>
internal sealed class TrustedDocuments
{
    private const string ApolloFormat = "apollo-persisted-query-manifest";
    private readonly Dictionary<string, string> byId = new(StringComparer.Ordinal);
    private readonly List<(string Place, string Text)> all = [];

    private TrustedDocuments()
    {
    }

    /// <summary>Every document, and where it stands.</summary>
    public IReadOnlyList<(string Place, string Text)> All => all;

    /// <exception cref="DocumentListException">It cannot be read, or is no such list.</exception>
    public static TrustedDocuments Read(string path)
    {
        var list = new TrustedDocuments();
        try
        {
            if (Directory.Exists(path))
                list.ReadFolder(path);
            else
                list.ReadManifest(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new DocumentListException($"The trusted documents in {path} cannot be read: {e.Message}", e);
        }

        return list.all.Count > 0 ? list : throw new DocumentListException($"There is no document in {path}; then nothing would run.");
    }

    /// <param name="id">A hash, or an id of the manifest.</param>
    /// <param name="text">The document.</param>
    public bool TryGet(string id, [NotNullWhen(true)] out string? text) => byId.TryGetValue(id, out text);

    private void ReadFolder(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            Add(file, File.ReadAllText(file), null);
    }

    private void ReadManifest(string path)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = manifest.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new DocumentListException($"{path} is no JSON object from id to document.");
        if (root.TryGetProperty("format", out var format) && format.ValueEquals(ApolloFormat))
        {
            foreach (var operation in List(path, root))
                Add($"{path}, {Text(path, operation, "name")}", Text(path, operation, "body"), Text(path, operation, "id"));
            return;
        }

        foreach (var document in root.EnumerateObject())
            Add($"{path}, {document.Name}", Text(path, root, document.Name), document.Name);
    }

    private static JsonElement.ArrayEnumerator List(string path, JsonElement root) =>
        root.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
            ? operations.EnumerateArray()
            : throw new DocumentListException($"{path} has no list of operations.");

    private static string Text(string path, JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new DocumentListException($"{path} has an entry whose '{name}' is no string.");

    private void Add(string place, string text, string? id)
    {
        var hash = DocumentHash.Of(text);
        if (id is not null)
        {
            var bare = DocumentHash.Bare(id);
            if (DocumentHash.Is(bare) && bare != hash)
                throw new DocumentListException($"{place}: the id is a SHA-256, but not this document's, which is {hash}.");
            byId[bare] = text;
        }

        byId[hash] = text;
        all.Add((place, text));
    }
}
