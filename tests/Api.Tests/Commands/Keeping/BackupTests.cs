using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Tests.Hosting;
using Xunit;
using static TalentGraph.Api.Tests.Features.A;

namespace TalentGraph.Api.Tests.Commands.Keeping;

public sealed class BackupTests : IDisposable
{
    private readonly Deployment deployment = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Backup => deployment.Beside("county.backup");

    public void Dispose() => deployment.Dispose();

    [Fact]
    public async Task Backed_up_lost_and_restored_the_graph_exports_the_same_bytes()
    {
        await deployment.FillAsync();
        var (before, exported) = (await deployment.DigestAsync(), await deployment.ExportAsync());
        await deployment.DoneAsync("backup", Backup);
        Directory.Delete(deployment.Data, recursive: true);

        var said = await deployment.DoneAsync("restore", Backup);

        Assert.Contains($"{before.Count} records, fingerprint {before.Fingerprint}", said, StringComparison.Ordinal);
        Assert.Contains("The audit is whole.", said, StringComparison.Ordinal);
        Assert.Equal(exported, await deployment.ExportAsync());
        Assert.Equal(before.Records, (await deployment.DigestAsync()).Records);
        await using var store = await deployment.OpenAsync();
        var file = (await store.FetchAsync<RunFile>(Scope.Everything, ["2024-06-30-1/card.json"], Token)).Values.Single();
        Assert.Equal([0, 1, 255], file.Content);
        Scope managed = new() { Managed = [new ScopeGrant(new UnitId("county"), [Rank.CountyDeputy])] };
        Assert.Equal(["C06"], (await store.FetchAsync<Cadre>(managed, ["C05", "C06"], Token)).Keys);
    }

    [Fact]
    public async Task After_everything_was_lost_the_audit_goes_on_under_a_new_key()
    {
        await deployment.FillAsync();
        await deployment.DoneAsync("backup", Backup);
        Directory.Delete(deployment.Data, recursive: true);
        await deployment.DoneAsync("restore", Backup);

        Assert.Contains("2 entries, 2 signed roots", await deployment.DoneAsync("verify", "audit"), StringComparison.Ordinal);
        Assert.Equal(2, (await File.ReadAllTextAsync(Path.Combine(deployment.Data, "audit.pub.pem"), Token)).Split("BEGIN PUBLIC KEY").Length - 1);
    }

    [Fact]
    public async Task A_backup_holds_no_key()
    {
        await deployment.FillAsync();
        foreach (var key in (string[])["national-id.key", "development-signing.key"])
            await File.WriteAllTextAsync(Path.Combine(deployment.Data, key), $"secret of {key}", Token);
        await deployment.DoneAsync("backup", Backup);

        using var archive = ZipFile.OpenRead(Backup);
        var names = archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(
            ["audit/audit.db", "audit/audit.pub.pem", "backup.json", "frameworks/national-2023.json", "policies/1-national-2023-2027.json", "store/talentgraph.db"],
            names);
        foreach (var entry in archive.Entries)
        {
            using var bytes = new MemoryStream();
            await entry.Open().CopyToAsync(bytes, Token);
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            Assert.DoesNotContain("secret of", text, StringComparison.Ordinal);
            Assert.DoesNotContain("PRIVATE KEY", text, StringComparison.Ordinal);
        }

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
    }

    [Fact]
    public async Task The_key_of_national_ids_is_asked_for_where_it_is_not_the_old_one()
    {
        await deployment.FillAsync();
        var key = Path.Combine(deployment.Data, "national-id.key");
        await File.WriteAllBytesAsync(key, [1, 2, 3], Token);
        await deployment.DoneAsync("backup", Backup);

        Assert.DoesNotContain("national ids", await deployment.DoneAsync("restore", Backup, "--replace"), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(key, [4, 5, 6], Token);
        Assert.Contains($"put your copy back as {key}", await deployment.DoneAsync("restore", Backup, "--replace"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("store/talentgraph.db")]
    [InlineData("audit/audit.db")]
    [InlineData("policies/1-national-2023-2027.json")]
    [InlineData("backup.json")]
    public async Task A_damaged_backup_is_named_by_its_file_and_nothing_is_restored(string file)
    {
        await deployment.FillAsync();
        await deployment.DoneAsync("backup", Backup);
        Directory.Delete(deployment.Data, recursive: true);
        Change(file, static bytes => bytes[bytes.Length / 2] ^= 1);

        Assert.Contains($"is damaged in {file}", await deployment.RefusedAsync("restore", Backup), StringComparison.Ordinal);
        Assert.False(File.Exists(deployment.StoreFile));
        Assert.False(File.Exists(deployment.AuditFile));
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_is_none()
    {
        await deployment.FillAsync();
        await deployment.DoneAsync("backup", Backup);
        await File.WriteAllBytesAsync(Backup, (await File.ReadAllBytesAsync(Backup, Token))[..^100], Token);

        Assert.Contains("is no backup, or is cut off", await deployment.RefusedAsync("restore", Backup, "--replace"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_empty_is_replaced_only_where_that_is_said()
    {
        await deployment.FillAsync();
        await deployment.DoneAsync("backup", Backup);
        await deployment.WriteAsync(Cadre("C99", "新来"));

        Assert.Contains("is not empty: --replace", await deployment.RefusedAsync("restore", Backup), StringComparison.Ordinal);
        await using (var store = await deployment.OpenAsync())
            Assert.Single(await store.FetchAsync<Cadre>(Scope.Everything, ["C99"], Token));

        await deployment.DoneAsync("restore", Backup, "--replace");
        await using (var store = await deployment.OpenAsync())
            Assert.Empty(await store.FetchAsync<Cadre>(Scope.Everything, ["C99"], Token));
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_any_more_is_replaced()
    {
        await deployment.FillAsync();
        var before = await deployment.DigestAsync();
        await deployment.DoneAsync("backup", Backup);
        await File.WriteAllTextAsync(deployment.StoreFile, "no store at all, but longer than a header of a hundred bytes would have to be, which this line here is.", Token);
        await File.WriteAllTextAsync(deployment.StoreFile + "-wal", "nor is this a journal", Token);

        await deployment.RefusedAsync("restore", Backup);
        await deployment.DoneAsync("restore", Backup, "--replace");

        Assert.Equal(before.Records, (await deployment.DigestAsync()).Records);
    }

    [Fact]
    public async Task An_audit_that_goes_on_from_the_backups_stays_and_another_is_set_aside()
    {
        await deployment.FillAsync();
        await deployment.DoneAsync("backup", Backup);
        await deployment.DoneAsync("backup", deployment.Beside("later.backup"));
        await deployment.DoneAsync("restore", Backup, "--replace");
        Assert.Contains("3 entries", await deployment.DoneAsync("verify", "audit"), StringComparison.Ordinal);

        foreach (var file in Directory.GetFiles(deployment.Data))
            File.Delete(file);
        await deployment.FillAsync();
        await deployment.DoneAsync("backup", deployment.Beside("other.backup"));
        File.Delete(deployment.StoreFile);

        Assert.Contains("does not go on from the backup's", await deployment.RefusedAsync("restore", Backup), StringComparison.Ordinal);
        Assert.False(File.Exists(deployment.StoreFile));
        Assert.Contains("is kept as", await deployment.DoneAsync("restore", Backup, "--replace"), StringComparison.Ordinal);
        Assert.Contains("2 entries", await deployment.DoneAsync("verify", "audit"), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(deployment.Data, "audit.before-*.db"));
    }

    [Fact]
    public async Task Whoever_knew_the_lost_store_is_told_to_resync()
    {
        await deployment.FillAsync();
        await deployment.DoneAsync("backup", Backup);
        var lost = await deployment.WriteAsync(Cadre("C99", "新来"));
        await deployment.DoneAsync("restore", Backup, "--replace");

        var next = await deployment.WriteAsync(Cadre("C98", "另来"));
        await using var store = await deployment.OpenAsync();

        Assert.True(next > lost);
        Assert.Equal("RESYNC_REQUIRED", (await Assert.ThrowsAsync<GraphStoreException>(async () => await store.ChangesAsync(lost, Token).ToListAsync(Token))).Code);
    }

    [Fact]
    public async Task A_backup_is_of_one_commit_though_the_service_runs_and_somebody_writes()
    {
        await using var service = await RunningService.StartAsync();
        var store = service.Services.GetRequiredService<ITalentStore>();
        string[] settings = [$"--Store:Url=sqlite://{service.Folder}/talentgraph.db", $"--Audit:File={service.Folder}/audit.db"];
        await using (var session = await store.BeginAsync("test", Token))
        {
            await session.UpsertAsync([Cadre("C1", "甲")], Token);
            var (code, output, error) = await CommandLine.RunAsync(["backup", Backup, .. settings]);
            Assert.True(code == 0, error);
            Assert.Contains("Version 0, 0 records", output, StringComparison.Ordinal);
            await session.CommitAsync(Token);
        }

        Assert.Contains("Another program has", (await CommandLine.RunAsync(["restore", Backup, "--replace", .. settings])).Error, StringComparison.Ordinal);
        using (Serving.Take(service.Services.GetRequiredService<StoreFile>()))
            Assert.Contains("Another process serves", (await CommandLine.RunAsync(["restore", Backup, "--replace", .. settings])).Error, StringComparison.Ordinal);
        Assert.Single(await store.FetchAsync<Cadre>(Scope.Everything, ["C1"], Token));
    }

    [Fact]
    public async Task A_backup_that_is_stopped_leaves_nothing()
    {
        await deployment.FillAsync();
        using var stop = new CancellationTokenSource();
        var error = new StoppingWriter(stop, at: "packing");

        var code = await Api.Commands.Verbs.RunAsync(
            ["backup", Backup, $"--Store:Url={deployment.StoreUrl}", $"--Audit:File={deployment.AuditFile}"], TextWriter.Null, error, stop.Token);

        Assert.Equal(1, code);
        Assert.Empty(Directory.GetFileSystemEntries(deployment.Beside(""), "county.backup*"));
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        await deployment.FillAsync();
        await File.WriteAllTextAsync(Backup, "kept", Token);

        Assert.Contains("is there already", await deployment.RefusedAsync("backup", Backup), StringComparison.Ordinal);
        Assert.Equal("kept", await File.ReadAllTextAsync(Backup, Token));
    }

    [Fact]
    public async Task Packs_that_the_deployment_has_no_more_are_unpacked_beside_the_audit()
    {
        await deployment.FillAsync();
        await deployment.DoneAsync("backup", Backup, "--Policy:Packs=hunan-2019-2022");

        var said = await deployment.DoneAsync("restore", Backup, "--replace", "--Policy:Packs=/lost/own.json");

        Assert.Contains("policies/1-hunan-2019-2022.json is not among", said, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Assert.Single(Directory.GetDirectories(deployment.Data, "models-of-*")), "1-hunan-2019-2022.json", SearchOption.AllDirectories));
    }

    /// <summary>Changes the bytes of a file in the archive and leaves the manifest as it is.</summary>
    private void Change(string file, Action<byte[]> change)
    {
        using var archive = ZipFile.Open(Backup, ZipArchiveMode.Update);
        var comment = archive.Comment;
        var entry = archive.GetEntry(file)!;
        using var bytes = new MemoryStream();
        using (var old = entry.Open())
            old.CopyTo(bytes);
        entry.Delete();
        var content = bytes.ToArray();
        change(content);
        using (var changed = archive.CreateEntry(file).Open())
            changed.Write(content);
        archive.Comment = comment;
    }

    /// <summary>Stops the verb when it says a word.</summary>
    private sealed class StoppingWriter(CancellationTokenSource stop, string at) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value == at)
                stop.Cancel();
        }
    }
}
