using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

[Collection(Neo4jServer.Shared)]
public sealed class ParityTests(Neo4jServer server, DemoCounty county) : IClassFixture<DemoCounty>
{
    private static readonly string[] Kinds = ["cadres", "units", "posts", "courses", "classes"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_stores_export_the_same_bytes()
    {
        await county.MadeAsync(server);

        string embedded = await county.ExportedAsync(county.Embedded, "embedded"), served = await county.ExportedAsync(county.OnServer, "served");

        string[] files = [.. Directory.EnumerateFiles(embedded).Select(f => Path.GetFileName(f))];
        Assert.Equal(RecordTypes.All.Count(t => t.InBundle) + 1, files.Length);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(embedded, f)), File.ReadAllBytes(Path.Combine(served, f))));
    }

    [Fact]
    public async Task Both_stores_log_the_same_changes()
    {
        await county.MadeAsync(server);

        string[] embedded = await ChangesAsync(county.Embedded), served = await ChangesAsync(county.OnServer);

        Assert.Equal(embedded.Order(StringComparer.Ordinal), served.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("县")]
    [InlineData("张")]
    [InlineData("委员会")]
    [InlineData("青山县")]
    [InlineData("王伟")]
    [InlineData("训班（第")]
    [InlineData("2024")]
    [InlineData("1期")]
    [InlineData("+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /")]
    [InlineData("党校 OR 县")]
    public async Task Both_stores_find_the_same_names_in_the_same_order(string text)
    {
        await county.MadeAsync(server);

        IReadOnlyList<TextHit> embedded = await county.Embedded.SearchAsync(Scope.Everything, text, Kinds, null, Token);

        Assert.Equal(embedded, await county.OnServer.SearchAsync(Scope.Everything, text, Kinds, null, Token));
        Assert.Equal(embedded.Take(7), await county.OnServer.SearchAsync(Scope.Everything, text, Kinds, 7, Token));
    }

    [Fact]
    public async Task Both_stores_give_what_hangs_from_a_cadre_in_the_same_order()
    {
        await county.MadeAsync(server);
        CadreId[] cadres = [.. (await county.Embedded.AllAsync<Cadre>(Token)).Select(c => c.Id)];

        await SameAsync<Enrolment>(cadres);
        await SameAsync<Contribution>(cadres);
        await SameAsync<Appointment>(cadres);
        await SameAsync<Ballot>(cadres);
        await SameAsync<EducationEntry>(cadres);
        await SameAsync<FamilyMember>(cadres);
    }

    private static async Task<string[]> ChangesAsync(ITalentStore store)
    {
        var changes = new List<string>();
        await foreach (Change change in store.ChangesAsync(new Version(0), Token))
            changes.Add($"{change.Version} {change.Kind} {change.Key} {change.Source}");
        return [.. changes];
    }

    private async Task SameAsync<T>(CadreId[] cadres)
        where T : class, IRecord
    {
        IReadOnlyDictionary<CadreId, IReadOnlyList<T>> embedded = await county.Embedded.OfCadresAsync<T>(Scope.Everything, cadres, Token);
        IReadOnlyDictionary<CadreId, IReadOnlyList<T>> served = await county.OnServer.OfCadresAsync<T>(Scope.Everything, cadres, Token);
        Assert.Equal(embedded.Count, served.Count);
        Assert.All(embedded, of => Assert.Equal(of.Value.Select(r => Facts.Said(r)), served[of.Key].Select(r => Facts.Said(r))));
    }
}
