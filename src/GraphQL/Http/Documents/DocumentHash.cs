using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace TalentGraph.GraphQL.Http.Documents;

/// <summary>The name of a document: SHA-256 of its UTF-8, 64 lower-case hexadecimal digits.</summary>
internal static class DocumentHash
{
    private const int Digits = 64;

    /// <summary>What a <c>documentId</c> may put in front of a hash, https://github.com/graphql/graphql-over-http appendix A.</summary>
    private const string Prefix = "sha256:";

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    public static string Of(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    public static bool Is(string text) => text.Length == Digits && !text.AsSpan().ContainsAnyExcept(Hexadecimal);

    /// <summary>An id as the documents are filed under: without its prefix.</summary>
    public static string Bare(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
}
