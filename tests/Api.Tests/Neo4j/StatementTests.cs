using System.Collections.Concurrent;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Architecture;
using TalentGraph.Api.Tests.Features;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Store.Caching;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>What the fixed queries cost a Neo4j server: the same number of statements whoever is asked for, and none when it is kept.</summary>
[Collection(nameof(MovedCounty))]
public sealed class StatementTests(MovedCounty county)
{
    /// <summary>The fixed queries, which are trusted documents: one of them costs more than any other may.</summary>
    private static string Queries => Path.Combine(Repository.Root, "bench", "queries");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dossier_and_a_list_cost_one_statement_each_whoever_is_in_it_and_nothing_when_they_were_asked_for_before()
    {
        await county.MovedAsync();
        await using var cold = await ServedAsync(room: 0);
        await using var warm = await ServedAsync(room: 64 << 20);
        string[] cadres = [.. (await warm.Store.ScanAsync<Cadre>(Token).Select(cadre => cadre.Id.Value).ToListAsync(Token)).Skip(1).Take(12)];

        foreach (string id in cadres)
        {
            Assert.Equal(["of_cadres"], await cold.CostAsync("dossier", id));
            Assert.Equal(["of_cadres"], await warm.CostAsync("dossier", id));
            Assert.Equal([], await warm.CostAsync("dossier", id));
            Assert.Equal(["of_cadres"], await cold.CostAsync("dossier", id));
        }

        Assert.Equal(["of_cadres"], await cold.CostAsync("list", null));
        Assert.Equal(["of_cadres"], await cold.CostAsync("list", null));
        await warm.CostAsync("list", null);
        Assert.Equal([], await warm.CostAsync("list", null));
    }

    [Fact]
    public async Task Twenty_cadres_with_all_their_classes_and_courses_cost_one_statement_and_nothing_when_they_were_asked_for_before()
    {
        await county.MovedAsync();
        await using var cold = await ServedAsync(room: 0);
        await using var warm = await ServedAsync(room: 64 << 20);

        Assert.Equal(["of_cadres"], await cold.CostAsync("training", null));
        Assert.Equal(["of_cadres"], await cold.CostAsync("training", null));
        await warm.CostAsync("training", null);
        Assert.Equal([], await warm.CostAsync("training", null));
    }

    private async Task<Served> ServedAsync(long room)
    {
        var transport = new CountingTransport(county.Server.Transport());
        var store = new CachingStore(await Neo4jTalentStore.OpenAsync(transport, new Neo4jStoreOptions(), TimeProvider.System, Token), room, TimeProvider.System);
        var service = await ServedStore.StartAsync(store, county.Beside($"statements-{Guid.NewGuid():N}"), TimeProvider.System, $"--Api:TrustedDocuments={Queries}");
        await service.RefreshAsync();
        var tops = await store.ScanAsync<Unit>(Token).Where(unit => unit.ParentId is null).Select(unit => new ScopeGrant(unit.Id, Enum.GetValues<Rank>())).ToListAsync(Token);
        var officer = Who.UnitOfficer with { Person = (await store.ScanAsync<Cadre>(Token).FirstAsync(Token)).Id, Manages = tops };
        // Whoever comes first signs in; asking for nobody keeps nothing of what the tests ask for.
        Assert.Equal("", (await service.AskAsync(officer, await QueryAsync("dossier"), new { id = "cadre:nobody" })).Errors);
        return new Served(store, service, transport, officer);
    }

    private static Task<string> QueryAsync(string name) => File.ReadAllTextAsync(Path.Combine(Queries, $"{name}.graphql"), Token);

    /// <summary>The county served from Neo4j.</summary>
    private sealed record Served(CachingStore Store, ServedStore Service, CountingTransport Transport, Identity Officer) : IAsyncDisposable
    {
        /// <summary>The statements of an answer, by name. The store's version is asked for now and then, whoever asks what.</summary>
        public async Task<IReadOnlyList<string>> CostAsync(string query, string? cadre)
        {
            Transport.Queries.Clear();
            var reply = await Service.AskAsync(Officer, await QueryAsync(query), cadre is null ? null : new { id = $"cadre:{cadre}" });
            Assert.Equal("", reply.Errors);
            if (cadre is not null)
                Assert.Equal($"cadre:{cadre}", reply.Text("cadre.id"));
            else
                Assert.Equal(20, reply.All("cadres.nodes.id").Count);
            return [.. Transport.Queries.Where(name => name != "status").Order(StringComparer.Ordinal)];
        }

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await Store.DisposeAsync();
        }
    }

    /// <summary>A transport that keeps a list of what it ran.</summary>
    private sealed class CountingTransport(ICypherTransport inner) : ICypherTransport
    {
        public ConcurrentQueue<string> Queries { get; } = new();

        public Task<CypherTable> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            Queries.Enqueue(statement.Query);
            return inner.RunAsync(statement, cancellationToken);
        }

        public Task<CypherPlan> ExplainAsync(CypherStatement statement, CancellationToken cancellationToken) => inner.ExplainAsync(statement, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
