using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.Api.Hosting.SignIn;
using TalentGraph.Api.Security;

namespace TalentGraph.Bench.Neo4j;

/// <summary>
/// The service over one store, in this process, asked over HTTP by a personnel office that may read every cadre but its own
/// officer and the officer's family: the role that sees most of a dossier.
/// </summary>
internal sealed class StoreService : IAsyncDisposable
{
    private readonly WebApplication service;
    private readonly HttpClient client;
    private readonly Scope scope;

    private StoreService(WebApplication service, HttpClient client, Scope scope)
    {
        this.service = service;
        this.client = client;
        this.scope = scope;
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="connections">How many connections its callers use.</param>
    /// <param name="settings">Settings as on the command line.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<StoreService> StartAsync(int connections, IEnumerable<string> settings, CancellationToken cancellationToken)
    {
        string[] all =
        [
            "--environment=Development", "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft=None",
            $"--Api:TrustedDocuments={Path.Combine(AppContext.BaseDirectory, "queries")}", "--Api:RateLimit:Enabled=false", "--Api:Limits:TimeoutSeconds=60", .. settings,
        ];
        WebApplication service = Service.Build(all, new ServeOptions(WithDemo: false, "http://127.0.0.1:0"), TextWriter.Null);
        await service.StartAsync(cancellationToken);
        var readiness = service.Services.GetRequiredService<Readiness>();
        while (!readiness.IsReady)
        {
            if (readiness.Failure is { } failure)
                throw new InvalidOperationException(failure);
            await Task.Delay(50, cancellationToken);
        }

        Identity officer = (await service.Services.GetRequiredService<PersonaCache>().FindAsync(cancellationToken)).First(persona => persona.Identity.Role == Roles.UnitOfficer).Identity;
        var tops = service.Services.GetRequiredService<ITalentStore>().ScanAsync<Unit>(cancellationToken).Where(unit => unit.ParentId is null);
        Identity reader = officer with { Manages = await tops.Select(unit => new ScopeGrant(unit.Id, Enum.GetValues<Rank>())).ToListAsync(cancellationToken) };
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections })
        {
            BaseAddress = new Uri(service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", service.Services.GetRequiredService<DevelopmentTokens>().Sign(reader, TimeSpan.FromHours(10)));
        return new StoreService(service, client, await service.Services.GetRequiredService<ScopeOf>().OfAsync(reader, cancellationToken));
    }

    /// <summary>Some of the cadres that its caller may see: whoever else is asked for costs nothing.</summary>
    public async Task<string[]> VisibleAsync(int most, CancellationToken cancellationToken)
    {
        var store = service.Services.GetRequiredService<ITalentStore>();
        var visible = await store.FetchAsync<Cadre>(scope, await store.ScanAsync<Cadre>(cancellationToken).Select(cadre => cadre.Id.Value).ToListAsync(cancellationToken), cancellationToken);
        return [.. visible.Keys.Order(StringComparer.Ordinal).Take(most)];
    }

    /// <summary>Asks a trusted document by its hash.</summary>
    public async Task AskAsync(string documentId, string id, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { documentId, variables = new { id = $"cadre:{id}" } });
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using HttpResponseMessage response = await client.PostAsync("/graphql", content, cancellationToken);
        byte[] answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode || answer.AsSpan().StartsWith("{\"errors\""u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await service.StopAsync();
        await service.DisposeAsync();
    }
}
