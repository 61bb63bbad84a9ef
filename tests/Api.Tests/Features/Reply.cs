using System.Text.Json;

namespace TalentGraph.Api.Tests.Features;

/// <summary>An answer of GraphQL over HTTP, read by paths as <c>cadres.nodes.name</c>.</summary>
internal sealed record Reply(JsonElement Root)
{
    /// <summary>The codes of the errors, in order.</summary>
    public IReadOnlyList<string> Codes => Root.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()!)]
        : [];

    /// <summary>The errors without their request ids and places, for comparing two answers.</summary>
    public string Errors => Root.TryGetProperty("errors", out var errors)
        ? string.Join('\n', errors.EnumerateArray().Select(error => $"{error.GetProperty("extensions").GetProperty("code")}: {error.GetProperty("message")}"))
        : "";

    /// <summary>The data as JSON; <c>null</c> where there is none.</summary>
    public string Data => Root.TryGetProperty("data", out var data) ? data.GetRawText() : "null";

    /// <summary>The value at a path below data; null where it is null or an object above it is.</summary>
    public string? Text(string path) => Values(path).SingleOrDefault();

    /// <summary>The values at a path below data, every list on it opened; a null ends its path as null.</summary>
    public IReadOnlyList<string?> All(string path) => [.. Values(path)];

    /// <summary>The values at a path on one line.</summary>
    public string Line(string path) => string.Join(' ', Values(path).Select(value => value ?? "-"));

    private IEnumerable<string?> Values(string path)
    {
        if (Codes.Count > 0 && !Root.TryGetProperty("data", out _))
            throw new InvalidOperationException(Errors);
        return Walk(Root.GetProperty("data"), path.Split('.'), 0);
    }

    private static IEnumerable<string?> Walk(JsonElement element, string[] path, int at) => element.ValueKind switch
    {
        JsonValueKind.Null => [null],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Walk(item, path, at)),
        _ when at < path.Length => Walk(element.GetProperty(path[at]), path, at + 1),
        JsonValueKind.String => [element.GetString()],
        _ => [element.GetRawText()],
    };
}
