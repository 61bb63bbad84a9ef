using System.Net;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using TalentGraph.Api.Tests.Hosting;
using Xunit;

namespace TalentGraph.Api.Tests.Security;

/// <summary>One issuer and one service outside Development that believes it.</summary>
public sealed class ServiceBehindIssuer : IAsyncLifetime
{
    internal SmallIssuer Issuer { get; private set; } = null!;

    internal RunningService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Issuer = await SmallIssuer.StartAsync();
        Service = await RunningService.StartAsync(
            "--environment=Production", $"--Auth:Authority={Issuer.Authority}", "--Auth:Audience=talentgraph", "--Auth:RoleMap:pxzg=organiser");
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}

public sealed class IssuerTests(ServiceBehindIssuer site) : IClassFixture<ServiceBehindIssuer>
{
    [Fact]
    public async Task A_token_of_the_issuer_is_believed()
    {
        Assert.Equal((HttpStatusCode.OK, "organiser"), await WhoAsync(site.Issuer.Token()));
    }

    [Fact]
    public async Task The_issuers_own_word_for_a_role_is_mapped()
    {
        Assert.Equal((HttpStatusCode.OK, "organiser"), await WhoAsync(site.Issuer.Token(token => token.Claims["role"] = "pxzg")));
    }

    [Fact]
    public async Task No_token_is_nobody()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await WhoAsync(null)).Status);
    }

    [Fact]
    public async Task Another_audience_is_refused() => await RefusedAsync(token => token.Audience = "payroll");

    [Fact]
    public async Task Another_issuer_is_refused() => await RefusedAsync(token => token.Issuer = "https://elsewhere.example");

    [Fact]
    public async Task A_token_that_ended_is_refused() => await RefusedAsync(token => token.Expires = token.IssuedAt!.Value.AddSeconds(-1));

    [Fact]
    public async Task A_token_that_has_not_begun_is_refused() => await RefusedAsync(token => token.NotBefore = token.IssuedAt!.Value.AddMinutes(5));

    [Fact]
    public async Task A_token_for_more_than_twelve_hours_is_refused() => await RefusedAsync(token => token.Expires = token.IssuedAt!.Value.AddHours(12).AddSeconds(1));

    [Fact]
    public async Task A_token_for_twelve_hours_is_believed()
    {
        Assert.Equal(HttpStatusCode.OK, (await WhoAsync(site.Issuer.Token(token => token.Expires = token.IssuedAt!.Value.AddHours(12)))).Status);
    }

    [Fact]
    public async Task A_token_without_an_end_is_refused() => await RefusedAsync(token => token.Expires = null);

    [Fact]
    public async Task A_token_without_a_beginning_is_refused() => await RefusedAsync(token => (token.IssuedAt, token.NotBefore) = (null, null));

    [Fact]
    public async Task A_token_without_a_signature_is_refused() => await RefusedAsync(token => token.SigningCredentials = null);

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused()
    {
        var secret = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Convert.ToBase64String(site.Issuer.Key.Rsa.ExportRSAPublicKey()))) { KeyId = "k1" };

        await RefusedAsync(token => token.SigningCredentials = new SigningCredentials(secret, SecurityAlgorithms.HmacSha256));
    }

    [Fact]
    public async Task A_token_of_another_key_is_refused()
    {
        using var other = System.Security.Cryptography.RSA.Create(2048);

        await RefusedAsync(token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(other) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256));
    }

    [Fact]
    public async Task An_unknown_role_is_refused() => await RefusedAsync(token => token.Claims["role"] = "superuser");

    [Fact]
    public async Task Two_roles_are_refused() => await RefusedAsync(token => token.Claims["role"] = new[] { "organiser", "cadre" });

    [Fact]
    public async Task No_role_is_refused() => await RefusedAsync(token => token.Claims.Remove("role"));

    [Fact]
    public async Task A_role_that_opens_names_without_a_person_is_refused() => await RefusedAsync(token => token.Claims.Remove("person"));

    [Fact]
    public async Task Where_an_issuer_signs_there_is_no_sign_in_page()
    {
        using var client = site.Service.Client();

        foreach (var address in new[] { "/", "/development/personas", "/development/page.js", "/development/progress" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
    }

    private async Task RefusedAsync(Action<SecurityTokenDescriptor> change) =>
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await WhoAsync(site.Issuer.Token(change)));

    private async Task<(HttpStatusCode Status, string Role)> WhoAsync(string? token)
    {
        using var client = site.Service.Client(token);
        var answer = await client.GetAsync("/who", TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
