using TalentGraph.Graph.Exchange;
using Xunit;

namespace TalentGraph.Graph.Tests.Exchange;

public sealed class ReferenceTests
{
    private static ImportOptions Skipping(ImportOptions options) => options with { SkipBadRows = true };

    [Fact]
    public async Task A_rater_named_only_in_evaluations_or_class_ratings_is_made_and_class_staff_may_name_it_then()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("evaluations", "ballot_id,class_id,cadre_id,rater_id,role,submitted_on,indicator_id,score", "B1,K1,C1,R1,liaison,2024-05-20,I1,80")
            .With("class_ratings", "id,class_id,rater_id,dimension,score", "Q1,K1,R2,design,90")
            .With("class_staff", "class_id,rater_id,role", "K1,R1,liaison");

        await bundle.ImportedAsync();

        Assert.Equal([("R1", "R1"), ("R2", "R2")], (await bundle.AllAsync<Rater>()).Select(r => (r.Id.Value, r.Name)));
    }

    [Fact]
    public async Task A_rater_named_anywhere_else_must_exist()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("class_staff", "class_id,rater_id,role", "K1,R1,liaison")
            .With("observations", "id,rater_id,on,scene,text", "O1,R2,2024-05-20,drill,沉着");

        Assert.Equal(
            ["class_staff.csv:2:rater_id=R1 UNKNOWN_REFERENCE", "observations.csv:2:rater_id=R2 UNKNOWN_REFERENCE"],
            await bundle.RefusedAsync());
    }

    [Fact]
    public async Task A_competency_is_made_with_its_id_as_its_name_and_a_warning()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("indicator_weights", "indicator_id,competency_id,weight", "I1,M1,1")
            .With("course_competencies", "course_id,competency_id,weight", "X1,M2,1")
            .With("post_requirements", "post_id,competency_id,level,weight,kind", "P1,M3,60,1,must")
            .With("tasks", "id,competency_id,kind,title,issued_on,status", "T1,M4,problem,题,2024-06-01,open")
            .With("needs", "id,unit_id,competency_id", "N1,U1,M4");

        Imported done = await bundle.ImportedAsync();

        Assert.Equal(["M1", "M2", "M3", "M4"], (await bundle.AllAsync<Competency>()).Select(c => c.Name));
        Assert.Equal(["M1", "M2", "M3", "M4"], done.Summary.Warnings.Select(w => w.Subject).Order(StringComparer.Ordinal));
        Assert.All(done.Summary.Warnings, w => Assert.Equal("the competency is in no file: it is made, with its id as its name", w.Text));
    }

    [Fact]
    public async Task A_competency_named_in_needs_or_observations_alone_must_exist()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("observations", "id,on,scene,text,competency_id", "O1,2024-05-20,drill,沉着,M1")
            .With("needs", "id,unit_id,competency_id", "N1,U1,M1");

        Assert.Equal(
            ["observations.csv:2:competency_id=M1 UNKNOWN_REFERENCE", "needs.csv:2:competency_id=M1 UNKNOWN_REFERENCE"],
            await bundle.RefusedAsync());
    }

    [Fact]
    public async Task Bad_rows_make_nothing()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("indicator_weights", "indicator_id,competency_id,weight", "I1,M1,-5")
            .With("evaluations", "ballot_id,class_id,cadre_id,rater_id,role,submitted_on,indicator_id,score", "B1,K1,C1,R1,liaison,2024-05-20,I1,101");

        Assert.IsType<Imported>(await bundle.ImportAsync(Skipping));

        Assert.Empty(await bundle.AllAsync<Competency>());
        Assert.Empty(await bundle.AllAsync<Rater>());
        Assert.Empty(await bundle.AllAsync<Ballot>());
        Assert.Empty(await bundle.AllAsync<EvaluationRound>());
    }

    [Fact]
    public async Task What_refers_to_a_skipped_row_is_skipped_too_and_so_on()
    {
        await using BundleFolder bundle = new BundleFolder()
            .With("units", "id,name,kind,level,parent_id", "U1,甲,other,county,U2", "U2,乙,other,county,U3", "U3,丙,other,nowhere,", "U4,丁,other,county,")
            .With("cadres", "id,name,status,unit_id", "C1,张伟,active,U1", "C2,李娜,active,U4")
            .With("credits", "id,cadre_id,on,kind,hours", "R1,C1,2024-01-01,online,1", "R2,C2,2024-01-01,online,1");

        Assert.IsType<Imported>(await bundle.ImportAsync(Skipping));

        Assert.Equal(
            ["units.csv:4 UNKNOWN_CODE", "units.csv:3 REFERS_TO_BAD_ROW", "units.csv:2 REFERS_TO_BAD_ROW", "cadres.csv:2 REFERS_TO_BAD_ROW", "credits.csv:2 REFERS_TO_BAD_ROW"],
            bundle.Problems.Select(p => $"{p.File}:{p.Line} {p.Code.Text()}"));
        Assert.Equal("U4", Assert.Single(await bundle.AllAsync<Unit>()).Id.Value);
        Assert.Equal("C2", Assert.Single(await bundle.AllAsync<Cadre>()).Id.Value);
        Assert.Equal("R2", Assert.Single(await bundle.AllAsync<Credit>()).Id.Value);
    }

    [Fact]
    public async Task A_bad_row_claims_no_key()
    {
        await using BundleFolder bundle = new BundleFolder()
            .With("units", "id,name,kind,level,parent_id", "U1,甲,other,county,U9", "U1,乙,other,county,", "U1,丙,other,county,")
            .With("raters", "id,name", "R1,", "R1,甲", "R1,乙");

        Assert.IsType<Imported>(await bundle.ImportAsync(Skipping));

        Assert.Equal(
            ["units.csv:2 UNKNOWN_REFERENCE", "units.csv:4 DUPLICATE_KEY", "raters.csv:2 REQUIRED", "raters.csv:4 DUPLICATE_KEY"],
            bundle.Problems.Select(p => $"{p.File}:{p.Line} {p.Code.Text()}"));
        Assert.Equal("乙", Assert.Single(await bundle.AllAsync<Unit>()).Name);
        Assert.Equal("甲", Assert.Single(await bundle.AllAsync<Rater>()).Name);
    }

    [Fact]
    public async Task Units_may_stand_before_their_parents()
    {
        await using BundleFolder bundle = new BundleFolder()
            .With("units", "id,name,kind,level,parent_id", "U2,乙,other,township,U1", "U1,甲,other,county,");

        await bundle.ImportedAsync();

        Assert.Equal(new UnitId("U1"), (await bundle.GetAsync<Unit>("U2")).ParentId);
    }

    [Fact]
    public async Task After_an_unclosed_quote_nothing_is_read_and_what_stood_before_may_be_kept()
    {
        await using BundleFolder bundle = new BundleFolder().With("raters", "id,name", "R1,甲", "R2,\"乙", "R3,丙", "R3,丁");

        Assert.IsType<Imported>(await bundle.ImportAsync(Skipping));

        Assert.Equal((RowCode.UnclosedQuote, 3L), (Assert.Single(bundle.Problems).Code, bundle.Problems[0].Line));
        Assert.Equal("R1", Assert.Single(await bundle.AllAsync<Rater>()).Id.Value);
    }
}
