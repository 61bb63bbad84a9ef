using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace TalentGraph.Api.Hosting;

/// <summary>
/// Answers of <c>/graphql</c> and the schema go out as gzip or br to whoever takes that, over TLS, too: the secret of a request
/// is in a header and in no answer, and no foreign page can send a request that carries it, so that sizes tell an onlooker
/// nothing to guess with (BREACH). Elsewhere nothing is compressed: the sign-in page's data have tokens in them.
/// </summary>
internal static class Compression
{
    /// <summary>Adds it.</summary>
    public static void AddTo(IServiceCollection services)
    {
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
}
