using TalentGraph.Api.Tests.Architecture;
using TalentGraph.Api.Tests.Features;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j.Parity;

/// <summary>A demo county is the same to whoever asks, whether it lies in SQLite or in Neo4j.</summary>
[Collection(nameof(MovedCounty))]
public sealed class ParityTests(MovedCounty county, ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_list_has_the_same_pages_in_the_same_order()
    {
        await using var both = await BothAsync();
        var office = (await Askers.OfAsync(both)).Office;
        string[] lists =
        [
            "cadres(first: 7, after: $c)",
            "cadres(first: 7, after: $c, orderBy: { by: NAME, direction: DESC })",
            "cadres(first: 7, after: $c, orderBy: { by: RANK, direction: DESC })",
            "cadres(first: 7, after: $c, orderBy: { by: UNIT })",
            "cadres(first: 7, after: $c, orderBy: { by: LIGHT })",
            "cadres(first: 7, after: $c, orderBy: { by: LAST_TRAINED_ON })",
            "units(first: 2, after: $c, text: \"镇\")",
            "posts(first: 50, after: $c)",
            "courses(first: 7, after: $c)",
            "trainingClasses(first: 7, after: $c)",
        ];

        foreach (var list in lists)
        {
            var field = list[..list.IndexOf('(')];
            var (cursor, ids) = ((string?)null, new List<string?>());
            do
            {
                var reply = await both.AskAsync(office, $"query($c: String) {{ {list} {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}", new { c = cursor });
                ids.AddRange(reply.All($"{field}.nodes.id"));
                cursor = reply.Text($"{field}.pageInfo.hasNextPage") == "true" ? reply.Text($"{field}.pageInfo.endCursor") : null;
            }
            while (cursor is not null && ids.Count < 200);

            Assert.True(ids.Count > 2, $"{list} has one page only.");
        }
    }

    [Fact]
    public async Task Every_cadre_is_told_the_same_of_themselves_and_to_the_office()
    {
        await using var both = await BothAsync();
        var office = (await Askers.OfAsync(both)).Office;
        var dossier = await QueryAsync("bench", "queries", "dossier.graphql");
        var own = await QueryAsync("src", "Api", "Hosting", "SignIn", "Queries", "own.graphql");

        foreach (var cadre in await CadresAsync(both))
        {
            var id = $"cadre:{cadre.Id.Value}";
            Assert.Equal("", (await both.AskAsync(office, dossier, new { id })).Errors);
            Assert.Equal(cadre.Name, (await both.AskAsync(Who.Self(cadre.Id.Value), own, new { id })).Text("cadre.name"));
        }
    }

    [Fact]
    public async Task Names_units_posts_courses_and_classes_are_found_alike_by_any_part_of_them()
    {
        await using var both = await BothAsync();
        var office = (await Askers.OfAsync(both)).Office;
        var cadres = await CadresAsync(both);
        string[] words = [.. cadres.SelectMany(cadre => new[] { cadre.Name, cadre.Name[..1], cadre.Name[1..], cadre.Name[..2] }).Distinct().Take(120), "镇", "县委", "党校", "局长", "党性", "2024", "a", "%", "_", "班（"];

        foreach (var text in words)
            await both.AskAsync(office, "query($text: String!) { search(text: $text, first: 100) { id kind label hint } units(text: $text) { nodes { id } } }", new { text });

        Assert.Contains($"cadre:{cadres[0].Id.Value}", (await both.AskAsync(office, "query($text: String!) { search(text: $text, first: 100) { id } }", new { text = cadres[0].Name })).All("search.id"));
    }

    [Fact]
    public async Task Everybody_is_answered_alike_whatever_they_ask_of_a_county_that_was_moved()
    {
        await using var both = await BothAsync();

        var (compared, full) = await EveryAnswer.IsTheSameAsync(both);

        output.WriteLine($"{compared} answers compared, {full} of them with something in them");
    }

    private static Task<string> QueryAsync(params string[] path) => File.ReadAllTextAsync(Path.Combine([Repository.Root, .. path]), Token);

    private async Task<BothStores> BothAsync()
    {
        await county.MovedAsync();
        return await BothStores.OpenAsync(county.Beside($"served-{Guid.NewGuid():N}"), await county.OpenSqliteAsync(), await county.OpenNeo4jAsync());
    }

    /// <summary>Some cadres, the first of every family name among them.</summary>
    private static async Task<IReadOnlyList<Cadre>> CadresAsync(BothStores both) =>
        [.. (await both.Store.ScanAsync<Cadre>(Token).ToListAsync(Token)).DistinctBy(cadre => cadre.Name[0])];
}
