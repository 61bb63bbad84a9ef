using TalentGraph.Api.Commands;
using Xunit;

namespace TalentGraph.Api.Tests.Hosting;

/// <summary>A wrong setting stops the program, and the message names it.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-settings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Store:Url must be", "--Store:Url=oracle://x")]
    [InlineData("Time:Zone", "--Time:Zone=Moon/Sea")]
    [InlineData("Policy:Packs: Could not find", "--Policy:Packs=no-such-pack")]
    [InlineData("Policy:Packs: The policy pack 'national-2023-2027' is listed twice", "--Policy:Packs=national-2023-2027,national-2023-2027")]
    [InlineData("Scoring:Frameworks", "--Scoring:Frameworks=/no/such/folder")]
    [InlineData("Audit:File", "--Audit:File=")]
    [InlineData("Auth:Authority", "--Auth:Authority=http://issuer.example")]
    [InlineData("Auth:Audience", "--Auth:Authority=https://issuer.example")]
    [InlineData("Auth:SigningKey", "--Auth:SigningKey=short")]
    [InlineData("Auth:RoleMap:chief", "--Auth:RoleMap:chief=emperor")]
    [InlineData("Store:User and Store:PasswordFile go together", "--Store:User=neo4j")]
    [InlineData("Store:NationalIdKeyFile is no file of at least 32 bytes: '/no/such/file'", "--Store:NationalIdKeyFile=/no/such/file")]
    [InlineData("Store:NationalIdKeyFile is no file of at least 32 bytes: '/dev/null'", "--Store:NationalIdKeyFile=/dev/null")]
    [InlineData("Store:TokenFile is no file", "--Store:TokenFile=/no/such/file")]
    [InlineData("Store:Neo4j:ReadTimeout must lie between", "--Store:Neo4j:ReadTimeout=00:00:00")]
    [InlineData("Store:Neo4j:ReadTotalTimeout must not be shorter", "--Store:Neo4j:ReadTotalTimeout=00:00:01")]
    [InlineData("Store:Neo4j:WriteTotalTimeout must not be shorter", "--Store:Neo4j:WriteTimeout=01:00:00")]
    [InlineData("Store:Neo4j:MostRetryDelay must not be shorter", "--Store:Neo4j:RetryDelay=00:01:00")]
    [InlineData("Store:Neo4j:Retries must lie between 0 and 20, not 21", "--Store:Neo4j:Retries=21")]
    [InlineData("Store:Neo4j:BreakerFailureRatio", "--Store:Neo4j:BreakerFailureRatio=0")]
    [InlineData("Store:Neo4j:BreakerLeastTries", "--Store:Neo4j:BreakerLeastTries=1")]
    [InlineData("Store:Neo4j:BreakerPause and Store:Neo4j:BreakerWindow must be at least half a second", "--Store:Neo4j:BreakerPause=00:00:00.1")]
    [InlineData("Store:Neo4j:RequestsInFlight", "--Store:Neo4j:RequestsInFlight=0")]
    [InlineData("Store:CacheMegabytes", "--Store:CacheMegabytes=-1")]
    [InlineData("Store:Neo4j:RequestsWaiting", "--Store:Neo4j:RequestsWaiting=-1")]
    [InlineData("Store:Neo4j:Connections", "--Store:Neo4j:Connections=0")]
    [InlineData("Store:Neo4j:CaFile is no file", "--Store:Neo4j:CaFile=/no/such/file")]
    [InlineData("Section Store", "--Store:Neo4j:Retrys=3")]
    [InlineData("Section Store", "--Store:Ulr=sqlite://x.db")]
    [InlineData("Api:TrustedDocuments is neither a folder nor a file", "--Api:TrustedDocuments=/no/such/folder")]
    [InlineData("Api:Limits: The GraphQL limit Tokens must be more than 0", "--Api:Limits:Tokens=0")]
    [InlineData("Api:Limits: The GraphQL limit ParserDepth must be at most 500", "--Api:Limits:ParserDepth=501")]
    [InlineData("Api:Limits:Cost", "--Api:Limits:Cost=many")]
    [InlineData("Section Api", "--Api:Limits:Costs=5000")]
    [InlineData("Api:RateLimit:Burst must be at least what one operation may cost, 20000", "--Api:RateLimit:Burst=19999")]
    [InlineData("Api:RateLimit:PerSecond", "--Api:RateLimit:PerSecond=0")]
    [InlineData("Api:RateLimit:AnonymousPerSecond", "--Api:RateLimit:AnonymousPerSecond=0")]
    [InlineData("Section Api", "--Api:RateLimit:PerMinute=7")]
    public async Task A_wrong_setting_is_named(string name, string setting)
    {
        var (code, _, error) = await CommandLine.RunAsync(["verify", "audit", .. Development, setting]);

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains(name, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hunan-2019-2022")]
    [InlineData("national-2023-2027,hunan-2019-2022")]
    public async Task Packs_are_named_by_id_and_separated_by_commas(string packs) =>
        Assert.Equal((ExitCode.Done, true), Told(await CommandLine.RunAsync(["schema", .. Development, $"--Policy:Packs={packs}"]), "type Cadre"));

    [Fact]
    public async Task Outside_Development_nothing_starts_without_an_issuer()
    {
        var (code, _, error) = await CommandLine.RunAsync(["serve", $"--Store:Url=sqlite://{folder}/t.db"]);

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("Auth:Authority is required outside Development", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Outside_Development_other_verbs_than_serve_run_without_an_issuer()
    {
        var bundle = Directory.CreateDirectory(Path.Combine(folder, "bundle")).FullName;
        await File.WriteAllTextAsync(Path.Combine(bundle, "raters.csv"), "id,name\nR1,甲\n", TestContext.Current.CancellationToken);
        var store = $"--Store:Url=sqlite://{folder}/t.db";

        Assert.Equal((ExitCode.Done, true), Told(await CommandLine.RunAsync("import", bundle, store), "1 records written"));
        Assert.Equal((ExitCode.Done, true), Told(await CommandLine.RunAsync("export", Path.Combine(folder, "out"), store, $"--Audit:File={folder}/exports.db"), "Version 1"));
        Assert.Equal((ExitCode.Done, true), Told(await CommandLine.RunAsync("schema", store), "type Cadre"));
        Assert.Contains(
            "There is no audit",
            (await CommandLine.RunAsync("verify", "audit", store, $"--Audit:File={folder}/audit.db")).Error,
            StringComparison.Ordinal);
        Assert.Contains("Tokens are signed in Development", (await CommandLine.RunAsync("token", "--role", "organiser", store)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_TLS_is_refused_in_one_line()
    {
        const string address = "https://127.0.0.1:18443";

        var (code, _, error) = await CommandLine.RunAsync(["serve", "--urls", address, .. Development, .. Issuer]);

        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal($"The service speaks HTTP, and TLS ends before it (docs/operations.md, \"TLS and proxies\"): it cannot listen on {address}.", error.Trim());
    }

    [Fact]
    public async Task An_audit_that_cannot_be_written_stops_the_start()
    {
        var (code, _, error) = await CommandLine.RunAsync(["serve", .. Development, .. Issuer, $"--Audit:File={folder}"]);

        Assert.Equal(ExitCode.Refused, code);
        Assert.StartsWith($"Audit:File cannot be written: {folder}: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_Development_a_signing_key_is_refused()
    {
        var (code, _, error) = await CommandLine.RunAsync(["serve", $"--Auth:SigningKey={new string('k', 40)}"]);

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("Auth:SigningKey is for Development alone.", error, StringComparison.Ordinal);
    }

    private static (int Code, bool Said) Told((int Code, string Output, string Error) run, string word) =>
        (run.Code, run.Output.Contains(word, StringComparison.Ordinal));

    private static string[] Issuer => ["--Auth:Authority=https://issuer.example", "--Auth:Audience=a"];

    private string[] Development => [$"--Store:Url=sqlite://{folder}/t.db", $"--Audit:File={folder}/audit.db"];
}
