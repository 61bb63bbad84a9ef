using System.Security.Cryptography;
using Microsoft.Extensions.Hosting.Internal;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>By which key a store on a server hashes national ids, and who says so.</summary>
[Collection(nameof(OwnServer))]
public sealed class NationalIdKeyTests(OwnServer server) : IDisposable
{
    private const string Id = "11010119800101001X";
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-key-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_import_that_is_refused_or_brings_no_national_id_notes_no_key()
    {
        await using var store = await server.OpenEmptyAsync();

        Assert.Equal(ExitCode.Refused, (await ImportAsync(1, $"C1,national_id,{Id}", name: "")).Code);
        Assert.Null((await store.StatusAsync(Token)).NationalIdKey);
        Assert.Equal(ExitCode.Done, (await ImportAsync(1, "C1,hr,7")).Code);
        Assert.Null((await store.StatusAsync(Token)).NationalIdKey);
    }

    [Fact]
    public async Task The_first_import_with_national_ids_notes_its_key_and_another_one_is_refused()
    {
        await using var store = await server.OpenEmptyAsync();

        Assert.Equal(ExitCode.Done, (await ImportAsync(1, $"C1,national_id,{Id}")).Code);
        var (code, _, error) = await ImportAsync(2, $"C1,national_id,{Id}");

        Assert.Equal(FingerprintOf(1), (await store.StatusAsync(Token)).NationalIdKey);
        Assert.Equal(ExitCode.Refused, code);
        Assert.StartsWith($"The store's national ids are hashed by another key than {KeyFile(2)}:", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_nobody_makes_one_beside_a_store_that_has_noted_another()
    {
        await using var store = await server.OpenEmptyAsync();
        var settings = new StoreSettings { Url = server.Url };
        var environment = new HostingEnvironment { ContentRootPath = folder };
        var key = new NationalIdKey(settings, new StoreFile(settings, environment), environment);

        Assert.False(await key.RequireAsync(store, Token));
        Assert.Null(await key.ToFindByAsync(store, Token));
        await store.NoteNationalIdKeyAsync(FingerprintOf(1), Token);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => key.RequireAsync(store, Token));
        Assert.StartsWith(
            $"The store's national ids are hashed by a key whose sha256 begins with {FingerprintOf(1)[..8]}, and there is none at {key.File}: bring that key.",
            refused.Message,
            StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => key.ToFindByAsync(store, Token));
        Assert.False(File.Exists(key.File));
    }

    [Fact]
    public async Task A_move_to_a_server_notes_the_key_of_the_source_and_is_refused_without_it()
    {
        await using var store = await server.OpenEmptyAsync();
        var source = Path.Combine(folder, "source", "graph.db");
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        await using (var from = await SqliteTalentStore.OpenAsync(source, TimeProvider.System, Token))
        {
            await using var session = await from.BeginAsync("test", Token);
            await session.UpsertAsync([Features.A.Cadre("C1", "张伟")], Token);
            await session.UpsertAsync([new ExternalId { CadreId = new CadreId("C1"), System = NationalId.System, Value = NationalId.Hash(Id, [1]) }], Token);
            await session.CommitAsync(Token);
        }

        string[] migrate = ["migrate", "--from", $"sqlite://{source}", "--to", server.Url, .. server.Settings, $"--Audit:File={folder}/audit.db"];
        var beside = Path.Combine(folder, "source", "national-id.key");
        var (code, _, error) = await CommandLine.RunAsync(migrate);
        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal($"The source holds hashed national ids, and the key that hashed them is not at {beside}: name its file by Store:NationalIdKeyFile.", error.Trim());
        Assert.True((await store.StatusAsync(Token)).IsEmpty);

        File.Copy(KeyFile(1), beside);
        Assert.Equal((ExitCode.Done, FingerprintOf(1)), ((await CommandLine.RunAsync(migrate)).Code, (await store.StatusAsync(Token)).NationalIdKey));
        (code, _, error) = await CommandLine.RunAsync([.. migrate, $"--Store:NationalIdKeyFile={KeyFile(2)}"]);
        Assert.Equal((ExitCode.Refused, "The target has noted another key of national ids than the source's: its hashes would find nobody."), (code, error.Trim()));
    }

    private static string FingerprintOf(byte value) => Convert.ToHexStringLower(SHA256.HashData(Key(value)));

    private static byte[] Key(byte value) => [.. Enumerable.Repeat(value, 32)];

    private string KeyFile(byte value)
    {
        var file = Path.Combine(folder, $"{value}.key");
        File.WriteAllBytes(file, Key(value));
        return file;
    }

    /// <summary>Imports a cadre with an id in another system, as a line of the file has it.</summary>
    private Task<(int Code, string Output, string Error)> ImportAsync(byte key, string line, string name = "张伟")
    {
        var bundle = Directory.CreateDirectory(Path.Combine(folder, "bundle")).FullName;
        File.WriteAllLines(Path.Combine(bundle, "units.csv"), ["id,name,kind,level,parent_id", "U1,县,party_committee,county,"]);
        File.WriteAllLines(Path.Combine(bundle, "cadres.csv"), ["id,name,status,rank,unit_id", $"C1,{name},active,township_head,U1"]);
        File.WriteAllLines(Path.Combine(bundle, "external_ids.csv"), ["cadre_id,system,value", line]);
        return CommandLine.RunAsync(["import", bundle, .. server.Settings, $"--Store:NationalIdKeyFile={KeyFile(key)}", $"--Audit:File={folder}/audit.db"]);
    }
}
