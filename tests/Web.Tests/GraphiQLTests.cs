using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;
using TalentGraph.Api.Tests.Hosting;

namespace TalentGraph.Web.Tests;

/// <summary>GraphiQL as somebody sees it who opens /graphql for the first time.</summary>
public sealed class GraphiQLTests(GraphiQLTests.Demo demo) : IClassFixture<GraphiQLTests.Demo>
{
    [Fact]
    public async Task Each_example_runs_as_its_persona_and_nothing_comes_from_another_host()
    {
        await using var browser = await OpenAsync();
        var page = browser.Page;

        await page.GotoAsync(new Uri(demo.Service.Address, "/graphql").ToString());
        await page.Locator(".graphiql-query-editor .CodeMirror").WaitForAsync();
        var examples = await page.Locator("#example option").AllInnerTextsAsync();
        Assert.Equal(6, examples.Count);

        var personas = new HashSet<string>();
        foreach (var example in examples)
        {
            await page.Locator("#example").SelectOptionAsync(new SelectOptionValue { Label = example });
            personas.Add(await page.Locator("#persona option:checked").InnerTextAsync());
            var answer = await RunAsync(page);

            Assert.False(answer.TryGetProperty("errors", out var errors), $"{example}: {errors}");
            var shown = page.Locator(".result-window");
            await Assertions.Expect(shown).ToContainTextAsync("\"data\"");
            await Assertions.Expect(shown).Not.ToContainTextAsync("\"errors\"");
        }

        Assert.Equal(["人事系统", "党校", "培训主管", "干部本人", "派出单位"], personas.Order(StringComparer.Ordinal));
        await KeepAsync(page, "graphiql.png");
        Assert.Equal([demo.Service.Address.Authority], browser.Hosts.Where(host => host != "data"));
        Assert.Equal([], browser.Complaints);
    }

    [Fact]
    public async Task Another_persona_asks_the_same_and_sees_what_is_its_own()
    {
        await using var browser = await OpenAsync();
        var page = browser.Page;

        await page.GotoAsync(new Uri(demo.Service.Address, "/graphql").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "EN", Exact = true }).ClickAsync();
        await page.Locator("#example").SelectOptionAsync(new SelectOptionValue { Label = "Cadres and their latest classes" });
        await page.Locator("#persona").SelectOptionAsync(new SelectOptionValue { Label = "Unit officer" });
        var officer = await RunAsync(page);
        await page.Locator("#persona").SelectOptionAsync(new SelectOptionValue { Label = "Training office" });
        var office = await RunAsync(page);

        Assert.InRange(TotalOf(officer), 1, TotalOf(office) - 1);
    }

    [Fact]
    public async Task With_trusted_documents_the_page_says_so_and_what_is_listed_runs()
    {
        await using var browser = await OpenAsync();
        await using var service = await DemoCounty.StartAsync($"--Api:TrustedDocuments={ExampleFolder()}");
        var page = browser.Page;

        await page.GotoAsync(new Uri(service.Address, "/graphql").ToString());
        await Assertions.Expect(page.Locator("#notice")).ToContainTextAsync("Api:TrustedDocuments");
        var listed = await RunAsync(page);
        await page.Locator(".graphiql-query-editor .CodeMirror").ClickAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" ");
        var changed = await RunAsync(page);

        Assert.False(listed.TryGetProperty("errors", out var errors), $"{errors}");
        Assert.Equal("DOCUMENT_NOT_TRUSTED", changed.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        await KeepAsync(page, "graphiql-trusted.png");
    }

    /// <summary>The examples' own files.</summary>
    private static string ExampleFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", "Api", "Hosting", "SignIn", "Queries"));

    private static async Task<Browser> OpenAsync()
    {
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "graphiql", "graphiql.min.js")))
            Assert.Skip("The build has no GraphiQL: npm ci did not run in src/Api/Client.");
        return await Browser.OpenAsync();
    }

    private static int TotalOf(JsonElement answer) => answer.GetProperty("data").GetProperty("cadres").GetProperty("totalCount").GetInt32();

    private static async Task<JsonElement> RunAsync(IPage page)
    {
        var response = await page.RunAndWaitForResponseAsync(
            () => page.Locator(".graphiql-execute-button").ClickAsync(),
            // The editor asks for the schema on its own, and may be answered only now.
            response => response.Url.EndsWith("/graphql", StringComparison.Ordinal) && response.Request.PostData is { } asked && !asked.Contains("__schema", StringComparison.Ordinal));
        return (await response.JsonAsync())!.Value;
    }

    /// <summary>For whoever wants to look: TALENTGRAPH_SCREENSHOTS names a folder.</summary>
    private static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("TALENTGRAPH_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
    }

    public sealed class Demo : IAsyncLifetime
    {
        internal RunningService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await DemoCounty.StartAsync();

        public async ValueTask DisposeAsync() => await Service.DisposeAsync();
    }
}
