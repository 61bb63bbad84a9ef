using System.Text;
using Microsoft.AspNetCore.Http;

namespace TalentGraph.GraphQL.Tests.Fuzzing;

/// <summary>One request, whole.</summary>
/// <param name="Kind">What was done to it.</param>
/// <param name="Method">The verb.</param>
/// <param name="Search">What follows the path, question mark included; empty when nothing does.</param>
/// <param name="Headers">All of them.</param>
/// <param name="Body">Empty when there is none.</param>
internal sealed record FuzzedRequest(string Kind, string Method, string Search, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public void WriteTo(HttpRequest request)
    {
        request.Method = Method;
        request.QueryString = new QueryString(Search);
        foreach (var (name, value) in Headers)
            request.Headers.Append(name, value);
        request.Body = new MemoryStream(Body);
        if (Body.Length > 0)
            request.ContentLength = Body.Length;
    }

    /// <summary>Enough of it to send it again; tokens are left out.</summary>
    public override string ToString() =>
        $"{Kind}: {Method} /graphql{Search} {string.Join(", ", Headers.Where(h => h.Name != "Authorization").Select(h => $"{h.Name}: {h.Value}"))}\n{Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 4_000))}";
}
