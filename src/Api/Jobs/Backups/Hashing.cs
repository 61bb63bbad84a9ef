using System.Security.Cryptography;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>Copies bytes and says what they were.</summary>
internal static class Hashing
{
    /// <summary>Copies all of it.</summary>
    /// <returns>How many bytes, and their SHA-256 in lower hex.</returns>
    public static async Task<(long Size, string Sha256)> CopyAsync(Stream source, Stream target, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        long size = 0;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            size += read;
        }

        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
