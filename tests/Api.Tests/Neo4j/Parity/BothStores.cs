using System.Text.RegularExpressions;
using TalentGraph.Api.Hosting.SignIn;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Features;
using TalentGraph.Graph.Store.Caching;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j.Parity;

/// <summary>One county served from SQLite and from Neo4j.</summary>
internal sealed partial class BothStores : IAsyncDisposable
{
    private readonly ITalentStore[] stores;
    private readonly List<ServedStore> served = [];

    private BothStores(ITalentStore[] stores) => this.stores = stores;

    /// <summary>The store in SQLite, to learn from it what there is to ask for.</summary>
    public ITalentStore Store => stores[0];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="folder">Where keys and audits lie.</param>
    /// <param name="file">The county in SQLite; it is this one's from here on.</param>
    /// <param name="server">The county in Neo4j; it is this one's from here on.</param>
    public static async Task<BothStores> OpenAsync(string folder, ITalentStore file, ITalentStore server)
    {
        var both = new BothStores([file, new CachingStore(server, 1 << 20, TimeProvider.System)]);
        foreach (var (number, store) in both.stores.Index())
        {
            // The largest of the fixed queries costs more than a document that is not trusted may.
            both.served.Add(await ServedStore.StartAsync(store, Path.Combine(folder, $"{number}"), TimeProvider.System, "--Api:Limits:Cost=20000"));
            await both.served[^1].RefreshAsync();
        }

        return both;
    }

    /// <summary>Asks both and wants the same answer.</summary>
    public async Task<Reply> AskAsync(Identity who, string query, object? variables = null)
    {
        var reply = await served[0].AskAsync(who, query, variables);
        Assert.Equal(Lasting(reply), Lasting(await served[1].AskAsync(who, query, variables)));
        return reply;
    }

    /// <summary>Whom the sign-in page offers, the same from both.</summary>
    public async Task<IReadOnlyList<Persona>> PersonasAsync()
    {
        var personas = await new Personas(stores[0]).FindAsync(Token);
        Assert.Equivalent(personas, await new Personas(stores[1]).FindAsync(Token), strict: true);
        return personas;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in served)
            await one.DisposeAsync();
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    /// <summary>An answer without its moment, the name of its request, the store's count of commits and the moment a run was published.</summary>
    private static string Lasting(Reply reply) => Passing().Replace(reply.Root.GetRawText(), "$1\"…\"");

    [GeneratedRegex("(\"(?:generatedAt|requestId|version|publishedAt)\":)\"[^\"]+\"")]
    private static partial Regex Passing();
}
