using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>The endpoint of a host without a socket in front: what a request becomes.</summary>
internal sealed class Endpoint
{
    private readonly IServiceProvider services;
    private readonly RequestDelegate pipeline;

    /// <param name="services">What <c>AddTalentGraphQL</c> was called on, with routing.</param>
    public Endpoint(IServiceProvider services)
    {
        this.services = services;
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseEndpoints(routes => routes.MapTalentGraphQL("/graphql"));
        pipeline = app.Build();
    }

    /// <summary>Sends any request.</summary>
    public async Task<(int Status, string? ContentType, byte[] Body)> SendAsync(Action<HttpRequest> write)
    {
        await using var scope = services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = HttpMethods.Post;
        http.Request.Path = "/graphql";
        http.Response.Body = body;
        write(http.Request);
        await pipeline(http);
        await http.Response.CompleteAsync();
        return (http.Response.StatusCode, http.Response.ContentType, body.ToArray());
    }

    /// <summary>Who has a token.</summary>
    public async Task<ICaller> IdentifyAsync(string token)
    {
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Headers.Authorization = $"Bearer {token}";
        return await scope.ServiceProvider.GetRequiredService<ICallers>().IdentifyAsync(http, CancellationToken.None) ?? throw new InvalidOperationException("Nobody has this token.");
    }

    /// <summary>Posts an operation as JSON.</summary>
    /// <param name="asked">The body, an object of <c>query</c>, <c>variables</c> and <c>operationName</c>.</param>
    /// <param name="token">The bearer token.</param>
    public async Task<JsonElement> AskAsync(object asked, string token)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(asked);
        var (_, _, body) = await SendAsync(request =>
        {
            request.ContentType = "application/json";
            request.Headers.Authorization = $"Bearer {token}";
            request.Body = new MemoryStream(json);
            request.ContentLength = json.Length;
        });
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"The answer is no JSON: {Encoding.UTF8.GetString(body)}", e);
        }
    }
}
