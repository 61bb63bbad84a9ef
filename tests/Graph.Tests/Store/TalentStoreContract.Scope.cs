using Xunit;

namespace TalentGraph.Graph.Tests.Store;

public abstract partial class TalentStoreContract
{
    private static readonly string[] Everybody = ["C1", "C2", "C3", "C4", "C5", "C6"];

    [Fact]
    public async Task Nobody_is_in_a_scope_without_a_way_in()
    {
        await CommitCounty();

        Assert.Empty(await Visible(new Scope()));
        Assert.Equal(Everybody, await Visible(Scope.Everything));
    }

    [Fact]
    public async Task By_management_means_the_managing_unit_or_below_and_one_of_the_ranks()
    {
        await CommitCounty();

        Assert.Equal(["C1", "C2"], await Visible(Managed("county", Rank.CountyDeputy)));
        Assert.Equal(["C2"], await Visible(Managed("bureau", Rank.CountyDeputy)));
        Assert.Equal(["C1", "C2", "C3"], await Visible(Managed("city", Rank.CountyDeputy, Rank.Staff)));
        Assert.Empty(await Visible(Managed("county")));
    }

    [Fact]
    public async Task By_place_of_work_means_the_unit_or_below_and_one_of_the_ranks()
    {
        await CommitCounty();

        Assert.Equal(["C4"], await Visible(new Scope { Assigned = [Grant("bureau", Rank.Staff)] }));
        Assert.Equal(["C2", "C4"], await Visible(new Scope { Assigned = [Grant("county", Rank.CountyDeputy), Grant("bureau", Rank.Staff)] }));
    }

    [Fact]
    public async Task By_training_means_enrolled_in_a_class_of_the_organiser_itself()
    {
        await CommitCounty();
        await Commit(A.Class("K1", organiser: "bureau"), A.Class("K2", organiser: "city"), A.Enrolment("E1", "C5", "K1"), A.Enrolment("E2", "C6", "K2"));

        Assert.Equal(["C5"], await Visible(new Scope { TrainedBy = [new UnitId("bureau")] }));
        Assert.Equal(["C5", "C6"], await Visible(new Scope { TrainedBy = [new UnitId("bureau"), new UnitId("city")] }));
        Assert.Empty(await Visible(new Scope { TrainedBy = [new UnitId("county")] }));
    }

    [Fact]
    public async Task Any_way_in_is_enough_and_an_exception_outweighs_them_all()
    {
        await CommitCounty();
        Scope scope = Managed("county", Rank.CountyDeputy) with { Persons = [new CadreId("C6"), new CadreId("nobody")] };

        Assert.Equal(["C1", "C2", "C6"], await Visible(scope));
        Assert.Equal(["C2"], await Visible(scope with { Except = [new CadreId("C1"), new CadreId("C6")] }));
        Assert.Equal(["C2", "C3", "C4", "C5"], await Visible(Scope.Everything with { Except = [new CadreId("C1"), new CadreId("C6")] }));
    }

    [Fact]
    public async Task Scope_follows_what_is_kept_beside_the_cadre()
    {
        await CommitCounty();
        await CommitNow(A.Now("C1", Rank.CountyHead, "county", "county"), A.Now("C5", Rank.CountyDeputy, null, "bureau"));
        await Commit(A.Cadre("C2", "换名"));

        Assert.Equal(["C2", "C5"], await Visible(Managed("county", Rank.CountyDeputy)));
    }

    [Fact]
    public async Task What_hangs_from_a_cadre_out_of_scope_is_not_there()
    {
        await CommitCounty();
        await Commit(
            A.Class("K1"), A.Enrolment("E1", "C1", "K1"), A.Enrolment("E6", "C6", "K1"), A.Credit("R1", "C1", A.Day), A.Credit("R6", "C6", A.Day),
            new ConductEntry { Id = "D1", ClassId = new ClassId("K1"), On = A.Day, Kind = ConductKind.Absence },
            new ConductEntry { Id = "D6", ClassId = new ClassId("K1"), CadreId = new CadreId("C6"), On = A.Day, Kind = ConductKind.Absence },
            new Rater { Id = new RaterId("T1"), Name = "a" },
            new Rater { Id = new RaterId("T6"), Name = "b", CadreId = new CadreId("C6") });
        var scope = new Scope { Persons = [new CadreId("C1")] };

        Assert.Equal(["E1"], (await Store.FetchAsync<Enrolment>(scope, ["E1", "E6"], Token)).Keys);
        Assert.Equal(["T1"], (await Store.FetchAsync<Rater>(scope, ["T1", "T6"], Token)).Keys);
        Assert.Equal(["K1"], (await Store.FetchAsync<TrainingClass>(scope, ["K1"], Token)).Keys);
        Assert.Equal([new CadreId("C1")], (await Store.OfCadresAsync<Credit>(scope, [new("C1"), new("C6")], Token)).Keys);
        Assert.Equal(["E1"], (await Store.OfClassesAsync<Enrolment>(scope, [new("K1")], Token))[new("K1")].Select(e => e.Id.Value));
        Assert.Equal(["D1"], (await Store.OfClassesAsync<ConductEntry>(scope, [new("K1")], Token))[new("K1")].Select(c => c.Id));
        Assert.Empty(await Store.OfCadresAsync<Credit>(scope, [new("C6")], Token));
    }

    private static ScopeGrant Grant(string unit, params Rank[] ranks) => new(new UnitId(unit), ranks);

    private static Scope Managed(string unit, params Rank[] ranks) => new() { Managed = [Grant(unit, ranks)] };

    private async Task<IEnumerable<string>> Visible(Scope scope) =>
        (await Store.FetchAsync<Cadre>(scope, Everybody, Token)).Keys.Order(StringComparer.Ordinal);

    /// <summary>city &gt; county &gt; bureau; C1 and C2 deputies managed by county and bureau, C3 staff of the city, C4 staff in the bureau, C5 and C6 nowhere.</summary>
    private async Task CommitCounty()
    {
        await Commit([A.Unit("city"), A.Unit("county", "city"), A.Unit("bureau", "county"), .. Everybody.Select(id => A.Cadre(id))]);
        await CommitNow(
            A.Now("C1", Rank.CountyDeputy, managedBy: "county"),
            A.Now("C2", Rank.CountyDeputy, unit: "county", managedBy: "bureau"),
            A.Now("C3", Rank.Staff, unit: "city", managedBy: "city"),
            A.Now("C4", Rank.Staff, unit: "bureau"));
    }
}
