namespace TalentGraph.Api.Features;

/// <summary>Ids of nodes without a typed id, as clients see them.</summary>
internal static class NodeIds
{
    /// <summary><c>kind:key</c>.</summary>
    public static string Of(string kind, string key) => $"{kind}:{key}";
}
