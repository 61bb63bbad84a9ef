using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using TalentGraph.Api.Security;
using TalentGraph.Api.Security.Audit;
using Xunit;

namespace TalentGraph.Api.Tests.Security.Audit;

public sealed class AuditTrailTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-audit-").FullName;

    private string File => Path.Combine(folder, "audit.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_recorded_verifies_and_is_counted()
    {
        await RecordAsync(5);
        await RecordAsync(3);

        Assert.Equal(new AuditVerdict.Whole(Entries: 8, Roots: 2), Verify());
    }

    [Fact]
    public async Task Concurrent_operations_all_find_their_entry_on_the_disk()
    {
        await using (var trail = Trail())
            await Task.WhenAll(Enumerable.Range(0, 400).Select(i => trail.RecordAsync(Entry($"C{i % 7}"), Cancel)));

        Assert.Equal(new AuditVerdict.Whole(Entries: 400, Roots: 1), Verify());
    }

    [Fact]
    public async Task A_flipped_byte_is_found_where_it_is()
    {
        await RecordAsync(5);

        Tamper("update entry set body = replace(body, 'viewer', 'veiwer') where seq = 3");

        Assert.Equal(new AuditVerdict.Broken("chain 1, entry 3", "its text and its hash disagree"), Verify());
    }

    [Fact]
    public async Task A_dropped_row_is_found_where_it_was()
    {
        await RecordAsync(5);

        Tamper("delete from entry where seq = 2");

        Assert.Equal(new AuditVerdict.Broken("chain 1, entry 2", "it is missing"), Verify());
    }

    [Fact]
    public async Task Two_rows_in_each_others_place_are_found()
    {
        await RecordAsync(5);

        Tamper("update entry set seq = -2 where seq = 2; update entry set seq = 2 where seq = 4; update entry set seq = 4 where seq = -2");

        Assert.Equal(new AuditVerdict.Broken("chain 1, entry 2", "its text and its hash disagree"), Verify());
    }

    [Fact]
    public async Task A_tail_cut_off_is_found_by_the_signed_root()
    {
        await RecordAsync(5);

        Tamper("delete from entry where seq > 3");

        Assert.Equal(new AuditVerdict.Broken("chain 1, entry 4", "it is missing: a signed root knows the chain up to 5"), Verify());
    }

    [Fact]
    public async Task A_chain_taken_out_whole_is_found_by_the_signed_root()
    {
        await RecordAsync(2);
        await RecordAsync(2);

        Tamper("delete from entry where chain = 2; delete from chain where id = 2");

        Assert.Equal(new AuditVerdict.Broken("chain 2", "it is missing: a signed root knows it"), Verify());
    }

    [Fact]
    public async Task A_chain_computed_anew_is_found_by_the_signed_root()
    {
        await RecordAsync(1);
        var body = AuditBody.Of(1, DateTimeOffset.UnixEpoch, Entry("C9"), cadre => cadre.Value);
        var start = Query("select process || '|' || day from chain").Split('|');

        Tamper(
            "update entry set body = $1, hash = $2 where seq = 1",
            body,
            AuditBody.Next(AuditBody.Start(start[0], start[1]), body));

        Assert.Equal(new AuditVerdict.Broken("chain 1, entry 1", "a signed root knows another one in its place"), Verify());
    }

    [Fact]
    public async Task A_root_of_another_key_is_found()
    {
        await RecordAsync(1);
        var body = Query("select body from root").Replace("\"seq\":1,\"at\":\"2", "\"seq\":1,\"at\":\"3", StringComparison.Ordinal);

        Tamper("update root set body = $1, hash = $2", body, AuditBody.Next(AuditBody.RootStart, body));

        Assert.Equal(new AuditVerdict.Broken("root 1", "its signature is not of this key"), Verify());
    }

    [Fact]
    public async Task A_root_chain_cut_off_is_found_by_the_anchor_kept_elsewhere()
    {
        await RecordAsync(1);
        await RecordAsync(1);
        var anchor = Query("select lower(hex(hash)) from root where seq = 2");
        Assert.IsType<AuditVerdict.Whole>(Verify(anchor));

        Tamper("delete from root where seq = 2; delete from entry where chain = 2; delete from chain where id = 2");

        Assert.IsType<AuditVerdict.Whole>(Verify());
        Assert.Equal(new AuditVerdict.Broken("root chain", "it does not have the root that was kept elsewhere"), Verify(anchor));
    }

    [Fact]
    public async Task The_file_itself_refuses_to_be_changed()
    {
        await RecordAsync(2);

        var refusal = Assert.Throws<SqliteException>(() => Run("delete from entry"));

        Assert.Contains("append only", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Persons_stand_in_it_as_keyed_hashes_and_go_with_their_key()
    {
        string before, after;
        await using (var trail = Trail())
            await trail.RecordAsync(Entry("C-SECRET"), Cancel);
        using (var subjects = AuditSubjects.Open(File))
        {
            subjects.Admit([new CadreId("C-SECRET")]);
            before = subjects.HashOf(new CadreId("C-SECRET"));

            Assert.True(subjects.Erase(new CadreId("C-SECRET")));

            subjects.Admit([new CadreId("C-SECRET")]);
            after = subjects.HashOf(new CadreId("C-SECRET"));
        }

        var body = Query("select body from entry");
        Assert.DoesNotContain("C-SECRET", body, StringComparison.Ordinal);
        Assert.Contains(before, body, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        Assert.IsType<AuditVerdict.Whole>(Verify());
    }

    [Fact]
    public async Task An_entry_that_cannot_be_written_is_an_error_for_whoever_waits()
    {
        Directory.CreateDirectory(File);
        await using var trail = Trail();

        await Assert.ThrowsAsync<AuditException>(() => trail.RecordAsync(Entry("C1"), Cancel));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Its_files_are_their_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await RecordAsync(1);

        foreach (var file in Directory.GetFiles(folder).Where(file => !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal)))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static AuditEntry Entry(string cadre) => new()
    {
        Actor = new AuditActor("viewer", Roles.Organiser, null, null),
        Action = AuditAction.DossierRead,
        Result = AuditResult.Ok,
        Subjects = [new CadreId(cadre)],
        Fields = ["Cadre.appraisals"],
    };

    private AuditTrail Trail() => new(File, new Noon(), new AuditLog(NullLogger<AuditTrail>.Instance));

    private async Task RecordAsync(int entries)
    {
        await using var trail = Trail();
        for (var i = 0; i < entries; i++)
            await trail.RecordAsync(Entry($"C{i}"), Cancel);
    }

    private AuditVerdict Verify(string? anchor = null) => AuditVerifier.Verify(File, AuditSeal.PublicKeyOf(File), anchor, Cancel);

    private void Tamper(string sql, params object[] values)
    {
        foreach (var trigger in new[] { "chain_stays", "chain_keeps", "entry_stays", "entry_keeps", "root_stays", "root_keeps" })
            Run($"drop trigger {trigger}");
        Run(sql, values);
    }

    private void Run(string sql, params object[] values) => Execute(sql, values);

    private string Query(string sql) => Execute(sql)!;

    private string? Execute(string sql, params object[] values)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command.ExecuteScalar() as string;
    }

    /// <summary>Stands still: at midnight another chain begins.</summary>
    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);
    }
}
