using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TalentGraph.Bench.GraphQL.Servers;

/// <summary>The servers of the speed bench that are .NET, each in a process of its own.</summary>
internal sealed class ServeVerb : IBench
{
    public Command Verb()
    {
        var name = new Argument<string>("server") { Description = "ours, ours-large, graphql-dotnet or kestrel." };
        var port = new Argument<int>("port");
        var verb = new Command("graphql-serve", "One server of graphql-speed; that verb starts it.") { name, port };
        verb.Hidden = true;
        verb.SetAction((parsed, token) => ServeAsync(parsed.GetRequiredValue(name), parsed.GetRequiredValue(port), token));
        return verb;
    }

    private static async Task<int> ServeAsync(string server, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        Action<WebApplication> map = server switch
        {
            "ours" => OurServer.Add(builder.Services, large: false),
            "ours-large" => OurServer.Add(builder.Services, large: true),
            "graphql-dotnet" => LibraryServer.Map,
            "kestrel" => BareServer.Map,
            _ => throw new ArgumentException($"No server is called '{server}'.", nameof(server)),
        };
        await using var app = builder.Build();
        map(app);
        app.MapGet("/allocated", () => GC.GetTotalAllocatedBytes());
        app.Urls.Add($"http://127.0.0.1:{port}");
        await app.StartAsync(cancellationToken);
        await ((IHost)app).WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
