using TalentGraph.Graph.Exchange;
using Xunit;

namespace TalentGraph.Graph.Tests.Exchange;

public sealed class UpdateTests
{
    [Fact]
    public async Task An_empty_cell_leaves_what_is_stored_and_a_dash_clears_it()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With("courses", "id,title,kind,method,theme,hours", "X1,课,theory,lecture,党史,8");
        await bundle.ImportedAsync();
        bundle.Emptied().With("courses", "id,title,theme,hours", "X1,,-,");

        await bundle.ImportedAsync();

        Course course = await bundle.GetAsync<Course>("X1");
        Assert.Equal(("课", null, 8m), (course.Title, course.Theme, course.Hours));
    }

    [Fact]
    public async Task What_a_new_record_must_have_cannot_be_cleared()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics();
        await bundle.ImportedAsync();
        bundle.Emptied().With("courses", "id,title,kind", "X1,-,");

        Assert.Equal(["courses.csv:2:title=- REQUIRED"], await bundle.RefusedAsync());
    }

    [Fact]
    public async Task The_same_bundle_twice_is_the_same_graph_and_writes_nothing()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("external_ids", "cadre_id,system,value", "C1,national_id,43012119800501123x")
            .With("evaluations", "ballot_id,class_id,cadre_id,rater_id,role,submitted_on,indicator_id,score", "B1,K1,C1,R1,leader,2024-07-01,I2,80", "B1,K1,C1,R1,leader,2024-07-01,I1,70");
        static ImportOptions Keyed(ImportOptions o) => o with { NationalIdKey = new byte[] { 1, 2, 3 } };
        Imported first = await bundle.ImportedAsync(Keyed);

        Imported second = await bundle.ImportedAsync(Keyed);

        Assert.Equal(first.Version, second.Version);
        Assert.Equal(0, second.Written);
        Assert.Equal((0, 2), (second.Summary.Files.Single(f => f.File == "evaluations.csv").Added, second.Summary.Files.Single(f => f.File == "evaluations.csv").Known));
    }

    [Fact]
    public async Task A_row_that_vanished_from_a_later_bundle_stays()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics();
        await bundle.ImportedAsync();
        bundle.Emptied().With("cadres", "id,name,status", "C3,王芳,active");

        await bundle.ImportedAsync();

        Assert.Equal(["C1", "C2", "C3"], (await bundle.AllAsync<Cadre>()).Select(c => c.Id.Value));
    }

    [Fact]
    public async Task An_end_is_compared_with_the_stored_start()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics();
        await bundle.ImportedAsync();
        bundle.Emptied().With("classes", "id,ends_on", "K1,2024-04-30");

        Assert.Equal(["classes.csv:2:ends_on=2024-04-30 ENDS_BEFORE_STARTS"], await bundle.RefusedAsync());
    }

    [Fact]
    public async Task A_bundle_may_refer_to_what_only_the_store_has()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics();
        await bundle.ImportedAsync();
        bundle.Emptied().With("credits", "id,cadre_id,on,kind,hours", "R1,C1,2024-01-01,online,1");

        Assert.Equal(1, (await bundle.ImportedAsync()).Written);
    }

    [Fact]
    public async Task Tags_follow_from_gender_ethnicity_and_party_where_these_are_given()
    {
        await using BundleFolder bundle = new BundleFolder().With(
            "cadres",
            "id,name,status,gender,ethnicity,party,tags",
            "C1,甲,active,female,土家族,民盟盟员,young_cadre",
            "C2,乙,active,male,汉,中共预备党员,woman;minority",
            "C3,丙,active,,,,woman;non_party",
            "C4,丁,active,女,汉族,中共党员,");

        await bundle.ImportedAsync();

        Assert.Equal([Tag.YoungCadre, Tag.Woman, Tag.Minority, Tag.NonParty], (await bundle.GetAsync<Cadre>("C1")).Tags);
        Assert.Equal([Tag.PartyMember], (await bundle.GetAsync<Cadre>("C2")).Tags);
        Assert.Equal([Tag.Woman, Tag.NonParty], (await bundle.GetAsync<Cadre>("C3")).Tags);
        Assert.Equal([Tag.PartyMember, Tag.Woman], (await bundle.GetAsync<Cadre>("C4")).Tags);
    }

    [Fact]
    public async Task A_national_id_is_kept_as_a_keyed_hash_which_comes_back_unchanged()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("external_ids", "cadre_id,system,value", "C1,national_id,４３012119800501123x", "C2,hr,77");
        await bundle.ImportedAsync(o => o with { NationalIdKey = "key"u8.ToArray() });
        string kept = (await bundle.GetAsync<ExternalId>("C1/national_id")).Value!;

        Assert.Equal(NationalId.Hash("43012119800501123X", "key"u8), kept);
        Assert.Matches("^hmac:[0-9a-f]{64}$", kept);
        Assert.NotEqual(NationalId.Hash("43012119800501123X", "other"u8), kept);
        Assert.Equal("77", (await bundle.GetAsync<ExternalId>("C2/hr")).Value);

        await using var second = new BundleFolder();
        await second.ImportedAsync(path: await bundle.ExportAsync());
        Assert.Equal(kept, (await second.GetAsync<ExternalId>("C1/national_id")).Value);
    }

    [Fact]
    public async Task Without_a_key_plain_national_ids_are_refused()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With("external_ids", "cadre_id,system,value", "C1,national_id,430121198005011234");

        var refused = await Assert.ThrowsAsync<BundleException>(() => bundle.ImportAsync());

        Assert.Equal("external_ids.csv holds national ids, and there is no key to hash them with.", refused.Message);
    }

    [Fact]
    public async Task The_hook_gets_the_cadres_whose_place_today_may_have_changed()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics();
        List<string> kept = [];
        Task Keep(IWriteSession session, DateOnly today, IReadOnlyCollection<CadreId> cadres, CancellationToken token)
        {
            kept.AddRange(cadres.Select(c => c.Value).Order(StringComparer.Ordinal));
            return Task.CompletedTask;
        }

        await bundle.ImportedAsync(o => o with { KeepNow = Keep });
        Assert.Equal(["C1", "C2"], kept);

        kept.Clear();
        bundle.Emptied().With("appointments", "id,cadre_id,post_id,from,kind", "A1,C2,P1,2024-01-01,substantive").With("credits", "id,cadre_id,on,kind,hours", "R1,C1,2024-01-01,online,1");
        await bundle.ImportedAsync(o => o with { KeepNow = Keep });
        Assert.Equal(["C2"], kept);

        kept.Clear();
        bundle.Emptied().With("units", "id,level", "U2,village");
        await bundle.ImportedAsync(o => o with { KeepNow = Keep });
        Assert.Equal(["C1", "C2"], kept);
    }

    [Fact]
    public async Task A_store_made_from_a_bundle_lives_at_its_today_and_a_filled_one_keeps_its_own()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().WithBytes("bundle.json", "{\"schemaVersion\":1,\"source\":\"hr\",\"today\":\"2025-01-02\"}"u8.ToArray());
        await bundle.ImportedAsync();
        bundle.WithBytes("bundle.json", "{\"schemaVersion\":1,\"today\":\"2026-01-02\"}"u8.ToArray());
        await bundle.ImportedAsync();

        Assert.Equal(new DateOnly(2025, 1, 2), (await (await bundle.StoreAsync()).StatusAsync(TestContext.Current.CancellationToken)).Today);
    }

    [Theory]
    [InlineData("{\"schemaVersion\":2}")]
    [InlineData("{\"source\":\"hr\"}")]
    [InlineData("{\"schemaVersion\":1,\"today\":\"2025-02-30\"}")]
    [InlineData("[]")]
    public async Task A_manifest_of_another_shape_is_refused(string json)
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().WithBytes("bundle.json", System.Text.Encoding.UTF8.GetBytes(json));

        Assert.StartsWith("bundle.json is wrong", (await Assert.ThrowsAsync<BundleException>(() => bundle.ImportAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_is_tolerated_like_rows_days_as_people_write_them_empty_as_unknown_and_unknown_properties_with_a_warning()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .WithBytes("bundle.json", "{\"schemaVersion\":1,\"generator\":\"hr\",\"createdAt\":\"2024-06-01 08:00:00\",\"today\":\"２０２４年6月\"}"u8.ToArray());
        await bundle.ImportedAsync();

        Assert.Equal(new DateOnly(2024, 6, 1), (await (await bundle.StoreAsync()).StatusAsync(TestContext.Current.CancellationToken)).Today);
        Assert.Equal([new ImportWarning("bundle.json", "generator", "unknown property, not read")], bundle.Notes);

        await bundle.WithBytes("bundle.json", "{\"schemaVersion\":1,\"createdAt\":\"\",\"today\":\"\"}"u8.ToArray()).ImportedAsync();
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics();

        CheckedOnly looked = Assert.IsType<CheckedOnly>(await bundle.ImportAsync(o => o with { DryRun = true }));

        Assert.Equal(2, looked.Summary.Files.Single(f => f.File == "cadres.csv").Added);
        Assert.True((await (await bundle.StoreAsync()).StatusAsync(TestContext.Current.CancellationToken)).IsEmpty);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics();
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await BundleImporter.ImportAsync(
            await bundle.StoreAsync(),
            bundle.Path,
            new ImportOptions { Today = BundleFolder.Today, BeforeCommit = _ => stop.CancelAsync() },
            progress: null,
            stop.Token));

        Assert.True((await (await bundle.StoreAsync()).StatusAsync(TestContext.Current.CancellationToken)).IsEmpty);
    }
}
