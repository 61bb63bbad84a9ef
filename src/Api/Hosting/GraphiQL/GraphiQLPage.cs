using System.Net.Mime;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using TalentGraph.Api.Hosting.Settings;

namespace TalentGraph.Api.Hosting.GraphiQL;

/// <summary>
/// GraphiQL at <c>/graphql</c>, for browsers: in Development with the personas of the sign-in page, elsewhere only where
/// <c>Api:GraphiQL</c> asks for it, and without personas. Its files lie beside the program; nothing comes from elsewhere.
/// </summary>
internal static class GraphiQLPage
{
    private const string Address = "/graphql";
    private const string JavaScript = "text/javascript; charset=utf-8";
    private const string Css = "text/css; charset=utf-8";

    /// <summary>Where the build has put what npm brought.</summary>
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "graphiql");

    /// <summary>What npm brought: none of it is ours.</summary>
    private static readonly Dictionary<string, string> Brought = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["graphiql.min.js"] = JavaScript,
        ["graphiql.min.css"] = Css,
        ["react.production.min.js"] = JavaScript,
        ["react-dom.production.min.js"] = JavaScript,
    };

    private static readonly Dictionary<string, string> Ours = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["page.js"] = JavaScript,
        ["page.css"] = Css,
    };

    /// <summary>Adds it, where it is wanted. Before whatever holds back <c>/graphql</c>: the page waits by itself.</summary>
    public static void Map(WebApplication service)
    {
        var settings = service.Services.GetRequiredService<ApiSettings>();
        if (!(settings.GraphiQL ?? service.Environment.IsDevelopment()))
            return;

        var hasPersonas = service.Services.GetRequiredService<AuthSettings>().SignsItself(service.Environment);
        service.Use((context, next) => IsBrowser(context.Request)
            ? AnswerAsync(context, hasPersonas, isTrustedOnly: settings.TrustedDocuments is not null)
            : next(context));
        service.MapGet("/graphiql/{file}", File);
    }

    /// <summary>Whoever opens the address, and not whoever asks a question there.</summary>
    private static bool IsBrowser(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Path.Equals(Address, StringComparison.Ordinal)
        && !request.Query.ContainsKey("query")
        && !request.Query.ContainsKey("extensions")
        && request.GetTypedHeaders().Accept.Any(static type => type.MediaType.Equals(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase));

    private static Task AnswerAsync(HttpContext context, bool hasPersonas, bool isTrustedOnly)
    {
        // For the one style element that a library of GraphiQL's adds when a dialog opens.
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src data:; connect-src 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        headers.CacheControl = "no-store";
        headers.Vary = HeaderNames.Accept;
        context.Response.ContentType = "text/html; charset=utf-8";
        var page = Brought.Keys.All(static file => System.IO.File.Exists(Path.Combine(Folder, file))) ? "index.html" : "missing.html";
        return context.Response.WriteAsync(Text(page)
            .Replace("{{nonce}}", nonce, StringComparison.Ordinal)
            .Replace("{{personas}}", hasPersonas ? "true" : "false", StringComparison.Ordinal)
            .Replace("{{trusted}}", isTrustedOnly ? "true" : "false", StringComparison.Ordinal));
    }

    private static Results<PhysicalFileHttpResult, FileStreamHttpResult, NotFound> File(string file)
    {
        if (Ours.TryGetValue(file, out var type))
            return TypedResults.Stream(Resource($"graphiql/{file}"), type);
        if (file == "mark.svg")
            return TypedResults.Stream(Resource("sign-in/mark.svg"), "image/svg+xml");
        return Brought.TryGetValue(file, out type) && System.IO.File.Exists(Path.Combine(Folder, file))
            ? TypedResults.PhysicalFile(Path.Combine(Folder, file), type, lastModified: System.IO.File.GetLastWriteTimeUtc(Path.Combine(Folder, file)))
            : TypedResults.NotFound();
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(Resource($"graphiql/{name}"));
        return reader.ReadToEnd();
    }

    private static Stream Resource(string name) => typeof(GraphiQLPage).Assembly.GetManifestResourceStream(name)!;
}
