using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Architecture;
using Xunit;
using static TalentGraph.Api.Tests.Hosting.Http.ServedService;

namespace TalentGraph.Api.Tests.Hosting.Http;

/// <summary>graphql-http's audits over the service as it is: budgets, compression and GraphiQL included.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task All_61_audits_of_the_service_are_ok()
    {
        var folder = Path.Combine(Repository.Root, "tests", "oracle");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "graphql-http")))
            Assert.Skip("tests/oracle/node_modules is not there; run npm ci in tests/oracle.");
        await using var service = await StartAsync();
        var token = service.Services.GetRequiredService<DevelopmentTokens>().Sign(Organiser, TimeSpan.FromHours(1));
        var start = new ProcessStartInfo("node", ["audit.js", new Uri(service.Address, "/graphql").ToString(), token])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };

        using var node = Process.Start(start)!;
        var lines = (await node.StandardOutput.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(61, lines.Length);
        Assert.Equal([], lines.Where(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("status").GetString() != "ok"));
    }
}
