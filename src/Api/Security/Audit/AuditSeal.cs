using System.Security.Cryptography;
using System.Text;
using TalentGraph.Api.Hosting;

namespace TalentGraph.Api.Security.Audit;

/// <summary>The key that signs roots (ECDSA P-256): the private half beside the audit, mode 0600, the public half for whoever verifies.</summary>
internal static class AuditSeal
{
    /// <summary>Signs a root's hash; makes the key when there is none.</summary>
    /// <param name="auditFile">The audit's file.</param>
    /// <param name="hash">32 bytes.</param>
    /// <exception cref="AuditException">The key cannot be read or made.</exception>
    public static byte[] Sign(string auditFile, byte[] hash)
    {
        try
        {
            var pem = SecretFile.ReadOrMake(Path.ChangeExtension(auditFile, ".key.pem"), static () =>
            {
                using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                return Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem());
            });
            using var key = ECDsa.Create();
            key.ImportFromPem(Encoding.ASCII.GetString(pem));
            Publish(PublicKeyOf(auditFile), key.ExportSubjectPublicKeyInfoPem());
            return key.SignHash(hash);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new AuditException("signing a root", e);
        }
    }

    /// <summary>The file of the public halves, PEM, one after another: a key that was lost is followed by the next.</summary>
    /// <param name="auditFile">The audit's file.</param>
    public static string PublicKeyOf(string auditFile) => Path.ChangeExtension(auditFile, ".pub.pem");

    /// <summary>A check of signatures: whether one of the keys made it.</summary>
    /// <param name="publicKeyFile">PEM, one key or several.</param>
    /// <exception cref="AuditException">A key cannot be read.</exception>
    public static Func<byte[], byte[], bool> Verifier(string publicKeyFile)
    {
        try
        {
            var keys = new List<ECDsa>();
            for (var rest = File.ReadAllText(publicKeyFile).AsSpan(); keys.Count == 0 || PemEncoding.TryFind(rest, out _);)
            {
                var key = ECDsa.Create();
                var field = PemEncoding.Find(rest);
                key.ImportFromPem(rest[field.Location]);
                keys.Add(key);
                rest = rest[field.Location.End..];
            }

            return (hash, signature) => keys.Exists(key => key.VerifyHash(hash, signature));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new AuditException("reading the public key", e);
        }
    }

    private static void Publish(string file, string publicKey)
    {
        var known = Encoding.ASCII.GetString(SecretFile.ReadOrMake(file, () => Encoding.ASCII.GetBytes(publicKey)));
        if (!known.ReplaceLineEndings("\n").Contains(publicKey.ReplaceLineEndings("\n"), StringComparison.Ordinal))
            File.AppendAllText(file, $"\n{publicKey}");
    }
}
