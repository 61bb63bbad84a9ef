using Microsoft.Playwright;

namespace TalentGraph.Web.Tests;

/// <summary>Debian's Chromium with one page; it keeps what the page complained of and which hosts it asked.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Quietly =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        this.playwright = playwright;
        this.browser = browser;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Hosts.Add(new Uri(request.Url).Scheme == "data" ? "data" : new Uri(request.Url).Authority);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console (violations of the content policy are among them), and exceptions.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Every host that the page asked for anything.</summary>
    public HashSet<string> Hosts { get; } = [];

    /// <summary>Opens it; without Chromium the test is skipped.</summary>
    public static async Task<Browser> OpenAsync()
    {
        if (!File.Exists(Chromium))
            Assert.Skip($"{Chromium} is not there; apt-get install chromium fonts-noto-cjk.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Quietly, Timeout = 120_000 });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        page.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        return new Browser(playwright, browser, page);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
