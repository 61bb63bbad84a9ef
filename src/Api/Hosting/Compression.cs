using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace TalentGraph.Api.Hosting;

/// <summary>
/// Answers of <c>/graphql</c> and the schema go out as gzip or br to whoever takes that, over TLS, too: the secret of a request
/// is in a header and in no answer, and no foreign page can send a request that carries it, so that sizes tell an onlooker
/// nothing to guess with (BREACH). Elsewhere nothing is compressed: the sign-in page's data have tokens in them.
/// </summary>
internal static class Compression
{
    /// <summary>What goes into one packet anyhow is not worth the processor.</summary>
    private const int Least = 1_024;

    /// <summary>Adds it.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IResponseCompressionProvider, OfLargeAnswers>();
        services.AddResponseCompression(static options =>
        {
            options.EnableForHttps = true;
            // First what is chosen by whoever takes both: the quick brotli packs every write for itself, and answers come in many.
            options.Providers.Add<GzipCompressionProvider>();
            options.Providers.Add<BrotliCompressionProvider>();
            options.MimeTypes = ["application/json", "application/graphql-response+json", "text/plain", "text/html", "text/css", "text/javascript"];
        });
        // An answer is made once and read once: what takes the processor least wins.
        services.Configure<BrotliCompressionProviderOptions>(static options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(static options => options.Level = CompressionLevel.Fastest);
    }

    /// <summary>Compresses at these addresses.</summary>
    /// <param name="service">The service.</param>
    /// <param name="addresses">Beginnings of paths.</param>
    public static void Use(WebApplication service, params string[] addresses) => service.UseWhen(
        context => addresses.Any(address => context.Request.Path.StartsWithSegments(address, StringComparison.Ordinal)),
        static branch => branch.UseResponseCompression());

    /// <summary>An answer that says how long it is, and is short, goes as it is.</summary>
    private sealed class OfLargeAnswers(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
    {
        public override bool ShouldCompressResponse(HttpContext context) =>
            !(context.Response.ContentLength < Least) && base.ShouldCompressResponse(context);
    }
}
