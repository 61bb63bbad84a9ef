using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using TalentGraph.Api.Security;
using Xunit;

namespace TalentGraph.Api.Tests.Hosting.Http;

/// <summary>An empty service, ready, and short ways to ask it.</summary>
internal static class ServedService
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static readonly Identity Organiser = new() { Subject = "office", Role = Roles.Organiser, Manages = [new ScopeGrant(new UnitId("U1"), [Rank.Staff])] };

    public static async Task<RunningService> StartAsync(params string[] settings)
    {
        var service = await RunningService.StartAsync(settings);
        await service.ReadyAsync();
        return service;
    }

    public static async Task<(HttpResponseMessage Response, JsonElement Body)> AskAsync(HttpClient client, object body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await client.SendAsync(request, Cancel);
        return (response, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    public static string? Code(this JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
