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
            SecretFile.ReadOrMake(PublicKeyOf(auditFile), () => Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()));
            return key.SignHash(hash);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new AuditException("signing a root", e);
        }
    }

    /// <summary>The file of the public half, PEM.</summary>
    /// <param name="auditFile">The audit's file.</param>
    public static string PublicKeyOf(string auditFile) => Path.ChangeExtension(auditFile, ".pub.pem");

    /// <summary>A check of signatures.</summary>
    /// <param name="publicKeyFile">PEM.</param>
    /// <exception cref="AuditException">The key cannot be read.</exception>
    public static ECDsa Verifier(string publicKeyFile)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(publicKeyFile));
            return key;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new AuditException("reading the public key", e);
        }
    }
}
