using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.Api.Security;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Bench;
using Xunit;

namespace TalentGraph.Api.Tests.Hosting;

public sealed class ServiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_live_at_once_and_ready_when_the_store_is_read()
    {
        await using var service = await RunningService.StartAsync();
        using var client = service.Client();

        Assert.Equal("live", await client.GetStringAsync("/health/live", Cancel));
        await service.ReadyAsync();
        Assert.Equal("ready", await client.GetStringAsync("/health/ready", Cancel));
        await service.SaysAsync($"The data lie in {service.Folder}");
        await service.SaysAsync("To start over");
    }

    [Fact]
    public async Task Until_it_is_ready_questions_are_answered_NOT_READY()
    {
        await using var service = await RunningService.StartAsync();
        var readiness = service.Services.GetRequiredService<Readiness>();
        using var client = service.Client();

        await service.ReadyAsync();
        readiness.Close();
        var answer = await client.PostAsJsonAsync("/graphql", new { query = "{ __typename }" }, Cancel);
        var health = await client.GetAsync("/health/ready", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("NOT_READY", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        await using var service = await RunningService.StartAsync();
        using var client = service.Client();

        var answer = await client.GetAsync("/", Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_page_has_no_script_or_style_of_its_own()
    {
        await using var service = await RunningService.StartAsync();
        using var client = service.Client();

        var page = await client.GetStringAsync("/", Cancel);

        Assert.DoesNotMatch("<style|style=|<script>|\\son[a-z]+=", page);
        Assert.Contains("src=\"/development/page.js\"", page, StringComparison.Ordinal);
        foreach (var part in new[] { "/development/page.js", "/development/page.css", "/development/mark.svg" })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(part, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Another_sites_name_for_this_machine_gets_no_tokens()
    {
        await using var service = await RunningService.StartAsync();
        using var client = service.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/development/personas");
        request.Headers.Host = "evil.example";

        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_store_is_served_once()
    {
        await using var service = await RunningService.StartAsync();
        using var first = Serving.Take(service.Services.GetRequiredService<StoreFile>());

        var (code, _, error) = await CommandLine.RunAsync(
            "serve", $"--Store:Url=sqlite://{service.Folder}/talentgraph.db", "--Auth:Authority=https://issuer.example", "--Auth:Audience=a");

        Assert.Equal(1, code);
        Assert.Contains("Another process serves", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_in_one_line()
    {
        await using var service = await RunningService.StartAsync();
        var address = service.Address.ToString().TrimEnd('/');

        var (code, output, error) = await VerbProcess.RunAsync(service.Folder, ["serve", "--no-demo", "--urls", address, "--Store:Url=sqlite://other.db"], Cancel);

        Assert.Equal(1, code);
        Assert.Equal($"Failed to bind to address {address}: address already in use.", error.Trim());
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_Development_signs_in_once_in_the_audit_and_every_list_is_an_entry()
    {
        await using var service = await RunningService.StartAsync();
        await service.ReadyAsync();
        using var client = service.ClientOf(new Identity { Subject = "office", Role = Roles.Organiser, Manages = [new ScopeGrant(new UnitId("U1"), [Rank.Staff])] });

        foreach (var query in new[] { "query L { cadres { totalCount } }", "{ competencies { id } }" })
        {
            var answer = await client.PostAsJsonAsync("/graphql", new { query }, Cancel);
            Assert.DoesNotContain("errors", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using var audit = AuditFile.OpenSnapshot(Path.Combine(service.Folder, "audit.db"));
        var actions = audit.Chains().SelectMany(chain => audit.Entries(chain.Id)).Select(line => JsonDocument.Parse(line.Body).RootElement.GetProperty("action").GetString()).ToList();
        Assert.Equal(["sign_in", "list_read"], actions);
    }

    [Fact]
    public async Task A_forbidden_root_is_an_entry()
    {
        await using var service = await RunningService.StartAsync();
        await service.ReadyAsync();
        using var client = service.ClientOf(new Identity { Subject = "c1", Role = Roles.Cadre, Person = new CadreId("C1") });

        await client.PostAsJsonAsync("/graphql", new { query = "{ cadres { totalCount } }" }, Cancel);

        using var audit = AuditFile.OpenSnapshot(Path.Combine(service.Folder, "audit.db"));
        var last = JsonDocument.Parse(audit.Entries(audit.Chains().Last().Id).Last().Body).RootElement;
        Assert.Equal(("refused", "FORBIDDEN"), (last.GetProperty("action").GetString(), last.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task When_the_audit_cannot_be_written_nothing_is_answered()
    {
        await using var service = await RunningService.StartAsync();
        await service.ReadyAsync();
        using var client = service.ClientOf(new Identity { Subject = "office", Role = Roles.Organiser, Manages = [new ScopeGrant(new UnitId("U1"), [Rank.Staff])] });
        Directory.CreateDirectory(Path.Combine(service.Folder, "audit.db"));

        var answer = await client.PostAsJsonAsync("/graphql", new { query = "{ cadres { totalCount } }" }, Cancel);

        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("totalCount", text, StringComparison.Ordinal);
        Assert.Contains("INTERNAL", text, StringComparison.Ordinal);
    }
}
