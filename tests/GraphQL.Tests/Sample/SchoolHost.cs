using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Tests.Conformance;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Sample;

/// <summary>The sample served over real HTTP; the bearer token is the role.</summary>
public sealed class SchoolHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private SchoolHost(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "reader");
    }

    public HttpClient Client { get; }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<SchoolHost> StartAsync(Action<GraphQLOptions>? configure = null, Action<IServiceCollection>? more = null, Uri? address = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        foreach (var service in Schemas.Services())
            builder.Services.Add(service);
        builder.Services.AddSingleton<IFieldPolicies, TestPolicies>();
        builder.Services.AddSingleton<ICallers, BearerIsRole>();
        builder.Services.AddSingleton<TestGate>();
        builder.Services.AddSingleton<IDossierGate>(p => p.GetRequiredService<TestGate>());
        builder.Services.AddTalentGraphQL(options =>
        {
            Schemas.School(options);
            configure?.Invoke(options);
        });
        more?.Invoke(builder.Services);
        var app = builder.Build();
        app.Urls.Add(address?.ToString() ?? "http://127.0.0.1:0");
        app.UseRouting();
        app.MapTalentGraphQL("/graphql");
        await app.StartAsync();
        return new SchoolHost(app);
    }

    /// <summary>Posts a query and reads the answer.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null, string role = "reader", string? operationName = null)
    {
        using var response = await PostAsync(JsonSerializer.Serialize(new { query, variables, operationName }), role);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    public async Task<HttpResponseMessage> PostAsync(string body, string role = "reader", string accept = "application/json", string contentType = "application/json")
    {
        Asked.Keep(role, body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Authorization = role.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", role);
        if (role.Length == 0)
        {
            using var nobody = new HttpClient { BaseAddress = Client.BaseAddress };
            return await nobody.SendAsync(request);
        }

        return await Client.SendAsync(request);
    }

    /// <summary>Stops serving, as at the end of the program.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private sealed class BearerIsRole : ICallers
    {
        public ValueTask<ICaller?> IdentifyAsync(HttpContext context, CancellationToken cancellationToken)
        {
            var header = context.Request.Headers.Authorization.ToString();
            return new ValueTask<ICaller?>(header.StartsWith("Bearer ", StringComparison.Ordinal) ? new TestCaller(header[7..]) : null);
        }
    }
}

/// <summary>Short ways to what an answer says.</summary>
internal static class AnswerReading
{
    public static string? Code(this JsonElement answer) => answer.Error("code");

    public static string? Error(this JsonElement answer, string extension) =>
        answer.TryGetProperty("errors", out var errors) && errors[0].GetProperty("extensions").TryGetProperty(extension, out var value) ? value.ToString() : null;

    public static string Data(this JsonElement answer) => answer.GetProperty("data").GetRawText();
}
