using Microsoft.IdentityModel.JsonWebTokens;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Bench;
using Xunit;

namespace TalentGraph.Api.Tests.Security;

public sealed class TokenCommandTests
{
    [Fact]
    public async Task Outside_Development_no_token_is_signed()
    {
        var (code, output, error) = await CommandLine.RunAsync(
            "token", "--role", "cadre", "--person", "C1", "--Auth:Authority=https://issuer.example", "--Auth:Audience=talentgraph");

        Assert.Equal((ExitCode.Refused, ""), (code, output));
        Assert.Contains("Development", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_no_cadre_is_named_once()
    {
        var folder = Directory.CreateTempSubdirectory("talentgraph-token-").FullName;
        var (code, output, error) = await VerbProcess.RunAsync(
            folder, ["token", "--role", "organiser", "--person", "external:office"], TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);

        Assert.True(code == ExitCode.Done, error);
        var token = new JsonWebToken(output.Trim());
        Assert.Equal(("office", "external:office"), (token.Subject, token.GetClaim("person").Value));
    }

    [Theory]
    [InlineData("--role", "emperor")]
    [InlineData("--role", "cadre")]
    [InlineData("--role", "organiser", "--manages", "U1")]
    [InlineData("--role", "organiser", "--manages", "U1:emperor")]
    [InlineData("--role", "organiser", "--expires", "13h")]
    [InlineData("--role", "organiser", "--expires", "soon")]
    public async Task What_cannot_be_is_wrong_usage(params string[] options)
    {
        var (code, output, error) = await CommandLine.RunAsync(["token", .. options]);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.DoesNotContain("eyJ", output, StringComparison.Ordinal);
        Assert.NotEqual("", error);
    }
}
