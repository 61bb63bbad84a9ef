using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TalentGraph.Graph.Bolt;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Tests.Neo4j;
using Xunit;

namespace TalentGraph.Graph.Tests.Bolt;

/// <summary>TLS to a server whose certificate an authority of our own has signed.</summary>
public sealed class BoltTlsTests : IDisposable
{
    private static readonly CypherStatement One = new("test", "RETURN 1 AS x", new Dictionary<string, object?>(), CypherAccess.Read);
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-tls-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_authority_of_our_own_is_believed_where_it_is_named_and_nowhere_else()
    {
        WriteCertificates();
        await using var server = new Neo4jServer(
        [
            "server.bolt.tls_level=REQUIRED",
            "dbms.ssl.policy.bolt.enabled=true",
            $"dbms.ssl.policy.bolt.base_directory={folder}",
            "dbms.ssl.policy.bolt.private_key=private.key",
            "dbms.ssl.policy.bolt.public_certificate=public.crt",
            "dbms.ssl.policy.bolt.client_auth=NONE",
        ]);
        Neo4jServer started = await server.StartedAsync();
        var patient = new TransportOptions { ConnectTimeout = TimeSpan.FromSeconds(20), ReadTimeout = TimeSpan.FromSeconds(40), ReadTotalTimeout = TimeSpan.FromSeconds(80), Retries = 0 };
        var believer = new TransportOptions
        {
            ConnectTimeout = patient.ConnectTimeout, ReadTimeout = patient.ReadTimeout, ReadTotalTimeout = patient.ReadTotalTimeout, CaFile = Path.Combine(folder, "authority.crt"),
        };
        // The driver does not say why no router of a cluster could be asked.
        foreach ((string scheme, string code) in ((string, string)[])[("bolt+s", "TLS"), ("neo4j+s", "UNREACHABLE")])
        {
            await using BoltTransport believing = BoltServer.TransportTo(started, scheme, started.SignIn, believer);
            await using BoltTransport doubting = BoltServer.TransportTo(started, scheme, started.SignIn, patient);

            CypherTable answered = await believing.RunAsync(One, TestContext.Current.CancellationToken);
            var failed = await Assert.ThrowsAsync<GraphStoreException>(() => doubting.RunAsync(One, TestContext.Current.CancellationToken));

            Assert.Equal(1, answered["x"].Whole(0));
            Assert.Equal(code, failed.Code);
        }
    }

    private void WriteCertificates()
    {
        using RSA authorityKey = RSA.Create(2048), serverKey = RSA.Create(2048);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var authority = new CertificateRequest("CN=Authority of the tests", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using X509Certificate2 root = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=localhost", serverKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.Create(root, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);

        File.WriteAllText(Path.Combine(folder, "authority.crt"), root.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "public.crt"), signed.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "private.key"), serverKey.ExportPkcs8PrivateKeyPem());
    }
}
