using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Xunit;
using static TalentGraph.Api.Tests.Hosting.Http.ServedService;

namespace TalentGraph.Api.Tests.Hosting.Http;

public sealed class CompressionTests
{
    private const string Introspection = "{ __schema { types { kind name } } }";

    [Fact]
    public async Task An_answer_comes_as_br_or_gzip_and_says_the_same()
    {
        await using var service = await StartAsync();
        using var client = service.ClientOf(Organiser);

        var (plain, plainType) = await PostAsync(client, null);
        var (brotli, brotliType) = await PostAsync(client, "br");
        var (gzip, gzipType) = await PostAsync(client, "gzip");
        var (_, chosen) = await PostAsync(client, "br, gzip");

        Assert.Equal([null, "br", "gzip", "gzip"], [plainType, brotliType, gzipType, chosen]);
        Assert.Equal(plain, Unpacked(new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress)));
        Assert.Equal(plain, Unpacked(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress)));
        Assert.True(brotli.Length * 2 < plain.Length, $"{brotli.Length} of {plain.Length} bytes");
    }

    [Theory]
    [InlineData("{ __typename }")]
    [InlineData("{ nothing }")]
    public async Task A_short_answer_goes_as_it_is_and_says_how_long_it_is(string query)
    {
        await using var service = await StartAsync();
        using var client = service.ClientOf(Organiser);
        using var request = Request(query, "br, gzip");

        using var answer = await client.SendAsync(request, Cancel);
        var body = await answer.Content.ReadAsByteArrayAsync(Cancel);

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.NotEqual(true, answer.Headers.TransferEncodingChunked);
        Assert.InRange(body.Length, 1, 1_023);
    }

    [Theory]
    [InlineData("/development/personas")]
    [InlineData("/development/page.js")]
    public async Task Where_tokens_travel_nothing_is_compressed(string address)
    {
        await using var service = await StartAsync();
        using var client = service.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", "br, gzip");

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    private static async Task<(byte[] Body, string? Encoding)> PostAsync(HttpClient client, string? accepted)
    {
        using var request = Request(Introspection, accepted);
        using var answer = await client.SendAsync(request, Cancel);
        return (await answer.Content.ReadAsByteArrayAsync(Cancel), answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    private static HttpRequestMessage Request(string query, string? accepted)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
        };
        if (accepted is not null)
            request.Headers.Add("Accept-Encoding", accepted);
        return request;
    }

    private static byte[] Unpacked(Stream packed)
    {
        using var plain = new MemoryStream();
        using (packed)
            packed.CopyTo(plain);
        return plain.ToArray();
    }
}
