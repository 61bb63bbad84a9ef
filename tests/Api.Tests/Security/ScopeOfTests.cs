using TalentGraph.Api.Hosting;
using TalentGraph.Api.Security;
using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Api.Tests.Security;

public sealed class ScopeOfTests : IAsyncLifetime
{
    private static readonly ScopeGrant[] Grants = [new(new UnitId("U1"), [Rank.CountyDeputy])];

    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-scope-").FullName;
    private SqliteTalentStore store = null!;
    private StoreWatch watch = null!;
    private ScopeOf scopes = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await SqliteTalentStore.OpenAsync(Path.Combine(folder, "t.db"), TimeProvider.System, Cancel);
        watch = new StoreWatch(store, TimeProvider.System);
        scopes = new ScopeOf(store, watch);
        await WriteAsync(
            [Cadre("C1"), Cadre("C2"), Cadre("C3")],
            [new FamilyMember { CadreId = new CadreId("C1"), Relation = "妻子", Name = "某", RelativeCadreId = new CadreId("C2") }]);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(Roles.Organiser)]
    [InlineData(Roles.HrReader)]
    public async Task A_manager_sees_whom_the_grants_name(string role)
    {
        var scope = await scopes.OfAsync(Of(role), Cancel);

        Assert.Equal(Grants, scope.Managed);
        Assert.Empty(scope.Assigned);
        Assert.False(scope.All);
    }

    [Fact]
    public async Task A_unit_officer_sees_who_works_in_the_unit()
    {
        var scope = await scopes.OfAsync(Of(Roles.UnitOfficer), Cancel);

        Assert.Equal(Grants, scope.Assigned);
        Assert.Empty(scope.Managed);
    }

    [Fact]
    public async Task An_institution_sees_its_own_trainees_and_no_grant_adds_to_them()
    {
        var scope = await scopes.OfAsync(Of(Roles.Institution) with { Institution = new UnitId("U9") }, Cancel);

        Assert.Equal([new UnitId("U9")], scope.TrainedBy);
        Assert.Empty(scope.Managed);
    }

    [Fact]
    public async Task A_cadre_sees_nobody_else()
    {
        var scope = await scopes.OfAsync(Of(Roles.Cadre), Cancel);

        Assert.Equal([new CadreId("C1")], scope.Persons);
        Assert.Empty(scope.Managed);
        Assert.Empty(scope.Except);
    }

    [Theory]
    [InlineData(Roles.Committee)]
    [InlineData(Roles.Leadership)]
    [InlineData(Roles.Analyst)]
    [InlineData(Roles.HrWriter)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.SecurityAdmin)]
    [InlineData(Roles.SystemAdmin)]
    public async Task Whom_no_rule_lets_in_sees_nobody(string role)
    {
        var scope = await scopes.OfAsync(Of(role) with { Institution = new UnitId("U9") }, Cancel);

        Assert.Equal((false, 0, 0, 0, 0), (scope.All, scope.Managed.Count, scope.Assigned.Count, scope.TrainedBy.Count, scope.Persons.Count));
    }

    [Theory]
    [InlineData(Roles.Organiser, "C1", "C1 C2")]
    [InlineData(Roles.Organiser, "C2", "C1 C2")]
    [InlineData(Roles.UnitOfficer, "C1", "C1 C2")]
    [InlineData(Roles.Organiser, "C3", "C3")]
    [InlineData(Roles.HrReader, "C1", "")]
    public async Task Nobody_opens_themselves_or_family_whichever_of_them_is_on_record(string role, string person, string blocked)
    {
        var scope = await scopes.OfAsync(Of(role) with { Person = new CadreId(person) }, Cancel);

        Assert.Equal(blocked, string.Join(' ', scope.Except.Select(cadre => cadre.Value).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_new_relative_is_blocked_from_the_version_that_names_it()
    {
        await scopes.OfAsync(Of(Roles.Organiser), Cancel);

        await WriteAsync([], [new FamilyMember { CadreId = new CadreId("C3"), Relation = "父亲", Name = "某", RelativeCadreId = new CadreId("C1") }]);
        watch.Forget();
        var scope = await scopes.OfAsync(Of(Roles.Organiser), Cancel);

        Assert.Contains(new CadreId("C3"), scope.Except);
    }

    private static Identity Of(string role) => new() { Subject = "u1", Role = role, Person = new CadreId("C1"), Manages = Grants };

    private static Cadre Cadre(string id) => new() { Id = new CadreId(id), Name = "某", Status = CadreStatus.Active };

    private async Task WriteAsync(IReadOnlyList<Cadre> cadres, IReadOnlyList<FamilyMember> family)
    {
        await using var session = await store.BeginAsync("test", Cancel);
        await session.UpsertAsync(cadres, Cancel);
        await session.UpsertAsync(family, Cancel);
        await session.CommitAsync(Cancel);
    }
}
