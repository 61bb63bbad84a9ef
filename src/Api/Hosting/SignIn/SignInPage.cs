using Microsoft.AspNetCore.Http.HttpResults;
using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Security;

namespace TalentGraph.Api.Hosting.SignIn;

/// <summary>
/// The page at <c>/</c> in Development: how far the start is, then a persona a role with a token to copy and queries to try.
/// Where tokens come from an issuer it does not exist. It answers on the loopback's own names alone, so that no foreign page
/// can read a token through the browser.
/// </summary>
internal static class SignInPage
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(8);

    /// <summary>Adds it, in Development without an issuer.</summary>
    public static void Map(WebApplication service)
    {
        if (!service.Services.GetRequiredService<AuthSettings>().SignsItself(service.Environment))
            return;

        var page = service.MapGroup("").RequireHost("localhost", "127.0.0.1");
        page.MapGet("/", static () => Resource("index.html", "text/html; charset=utf-8"));
        page.MapGet("/development/page.css", static () => Resource("page.css", "text/css; charset=utf-8"));
        page.MapGet("/development/mark.svg", static () => Resource("mark.svg", "image/svg+xml"));
        page.MapGet("/development/page.js", static () => Resource("page.js", "text/javascript; charset=utf-8"));
        page.MapGet("/development/progress", static (Readiness readiness) => TypedResults.Json(readiness.Report()));
        page.MapGet("/development/personas", SignInAsync);
    }

    private static async Task<Results<JsonHttpResult<SignInView>, StatusCodeHttpResult>> SignInAsync(
        HttpContext context, Readiness readiness, PersonaCache personas, DevelopmentTokens tokens, CancellationToken cancellationToken)
    {
        if (!readiness.IsReady)
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);

        context.Response.Headers.CacheControl = "no-store";
        var found = await personas.FindAsync(cancellationToken);
        return TypedResults.Json(new SignInView(
            [.. found.Select(persona => new PersonaView(persona.Identity.Role, persona.Chinese, persona.English, tokens.Sign(persona.Identity, TokenLifetime)))],
            [.. ExampleQueries.For(found)]));
    }

    /// <summary>The page is part of the program: nothing to find on a disk, and nothing of it in a folder that is served elsewhere.</summary>
    private static FileStreamHttpResult Resource(string name, string type) =>
        TypedResults.Stream(typeof(SignInPage).Assembly.GetManifestResourceStream($"sign-in/{name}")!, type);
}

/// <summary>What the page shows.</summary>
/// <param name="Personas">One a role.</param>
/// <param name="Examples">Queries, each for one of the roles.</param>
internal sealed record SignInView(IReadOnlyList<PersonaView> Personas, IReadOnlyList<ExampleQuery> Examples);

/// <summary>A persona on the page.</summary>
/// <param name="Role">The role.</param>
/// <param name="Chinese">Who it is.</param>
/// <param name="English">Who it is.</param>
/// <param name="Token">A token for eight hours.</param>
internal sealed record PersonaView(string Role, string Chinese, string English, string Token);
