using System.Text.RegularExpressions;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Architecture;
using TalentGraph.Api.Tests.Features;
using TalentGraph.Graph.Store.Caching;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>A demo county is the same to whoever asks, whether it lies in SQLite or in Neo4j.</summary>
[Collection(nameof(MovedCounty))]
public sealed partial class ParityTests(MovedCounty county)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_list_has_the_same_pages_in_the_same_order()
    {
        await using var both = await BothAsync();
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
                var reply = await both.AskAsync(both.Office, $"query($c: String) {{ {list} {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}", new { c = cursor });
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
        var dossier = await QueryAsync("bench", "queries", "dossier.graphql");
        var own = await QueryAsync("src", "Api", "Hosting", "SignIn", "Queries", "own.graphql");

        foreach (var cadre in both.Cadres)
        {
            var id = $"cadre:{cadre.Id.Value}";
            Assert.Equal("", (await both.AskAsync(both.Office, dossier, new { id })).Errors);
            Assert.Equal(cadre.Name, (await both.AskAsync(Who.Self(cadre.Id.Value), own, new { id })).Text("cadre.name"));
        }
    }

    [Fact]
    public async Task Names_units_posts_courses_and_classes_are_found_alike_by_any_part_of_them()
    {
        await using var both = await BothAsync();
        string[] words = [.. both.Cadres.SelectMany(cadre => new[] { cadre.Name, cadre.Name[..1], cadre.Name[1..], cadre.Name[..2] }).Distinct().Take(120), "镇", "县委", "党校", "局长", "党性", "2024", "a", "%", "_", "班（"];

        foreach (var text in words)
            await both.AskAsync(both.Office, "query($text: String!) { search(text: $text, first: 100) { id kind label hint } units(text: $text) { nodes { id } } }", new { text });

        Assert.Contains($"cadre:{both.Cadres[0].Id.Value}", (await both.AskAsync(both.Office, "query($text: String!) { search(text: $text, first: 100) { id } }", new { text = both.Cadres[0].Name })).All("search.id"));
    }

    [Fact]
    public async Task Boards_lists_and_pages_of_the_console_are_the_same()
    {
        await using var both = await BothAsync();
        foreach (var query in new[] { await QueryAsync("bench", "queries", "list.graphql"), await QueryAsync("src", "Api", "Hosting", "SignIn", "Queries", "board.graphql"), await QueryAsync("src", "Api", "Hosting", "SignIn", "Queries", "cadres.graphql") })
            Assert.Equal("", (await both.AskAsync(both.Office, query)).Errors);
    }

    private static Task<string> QueryAsync(params string[] path) => File.ReadAllTextAsync(Path.Combine([Repository.Root, .. path]), Token);

    private async Task<Both> BothAsync()
    {
        await county.MovedAsync();
        return await Both.OpenAsync(county.Beside($"served-{Guid.NewGuid():N}"), await county.OpenSqliteAsync(), new CachingStore(await county.OpenNeo4jAsync(), 1 << 20, TimeProvider.System));
    }

    /// <summary>The county served from both stores.</summary>
    private sealed partial class Both : IAsyncDisposable
    {
        private readonly ITalentStore[] stores;
        private readonly List<ServedStore> served = [];

        private Both(ITalentStore[] stores) => this.stores = stores;

        /// <summary>Some cadres, the first of every family name among them.</summary>
        public IReadOnlyList<Cadre> Cadres { get; private set; } = [];

        /// <summary>An office over all of the county.</summary>
        public Identity Office { get; private set; } = Who.HrReader;

        public static async Task<Both> OpenAsync(string folder, params ITalentStore[] stores)
        {
            var both = new Both(stores);
            foreach (var (number, store) in stores.Index())
            {
                both.served.Add(await ServedStore.StartAsync(store, Path.Combine(folder, $"{number}"), TimeProvider.System));
                await both.served[^1].RefreshAsync();
            }

            var units = await stores[0].ScanAsync<Unit>(Token).ToListAsync(Token);
            both.Office = Who.Organiser with { Person = null, Manages = [.. units.Where(unit => unit.ParentId is null).Select(unit => new ScopeGrant(unit.Id, Enum.GetValues<Rank>()))] };
            both.Cadres = [.. (await stores[0].ScanAsync<Cadre>(Token).ToListAsync(Token)).DistinctBy(cadre => cadre.Name[0])];
            return both;
        }

        /// <summary>Asks both and wants the same answer.</summary>
        public async Task<Reply> AskAsync(Identity who, string query, object? variables = null)
        {
            var reply = await served[0].AskAsync(who, query, variables);
            Assert.Equal(Lasting(reply), Lasting(await served[1].AskAsync(who, query, variables)));
            return reply;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var one in served)
                await one.DisposeAsync();
            foreach (var store in stores)
                await store.DisposeAsync();
        }

        /// <summary>An answer without the moment, the name of its request and the store's count of commits.</summary>
        private static string Lasting(Reply reply) => Passing().Replace(reply.Root.GetRawText(), "$1\"…\"");

        [GeneratedRegex("(\"(?:generatedAt|requestId|version)\":)\"[^\"]+\"")]
        private static partial Regex Passing();
    }
}
