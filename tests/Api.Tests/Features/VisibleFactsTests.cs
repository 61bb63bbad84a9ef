using TalentGraph.Api.Security;
using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Store.Caching;
using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>Who may see what is kept: it is asked every time, behind the cache.</summary>
public sealed class VisibleFactsTests : IAsyncLifetime
{
    private const string Query = "{ cadre(id: \"cadre:C06\") { name credits { id } appointments { id } } }";
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-facts-").FullName;
    private readonly Clock clock = new();
    private CountingStore counted = null!;
    private CachingStore store = null!;
    private ServedStore service = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        counted = new CountingStore(await SqliteTalentStore.OpenAsync(Path.Combine(folder, "talentgraph.db"), TimeProvider.System, Token));
        store = new CachingStore(counted, 1 << 20, clock);
        service = await ServedStore.StartAsync(store, folder, TimeProvider.System);
        await Qingshan.WriteAsync(store, service.Services, [.. Qingshan.Records()], Token);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_one_caller_read_is_kept_for_another_who_may_see_it_and_hidden_from_one_who_may_not()
    {
        var first = await AskAsync(Who.HrReader);
        counted.Clear();

        var second = await AskAsync(Who.Organiser);
        var third = await AskAsync(Who.Neighbour);

        Assert.Equal(["credit:R2", "credit:R1"], first.All("cadre.credits.id"));
        Assert.Equal(first.Root.GetRawText(), second.Root.GetRawText());
        Assert.Null(third.Text("cadre.name"));
        Assert.DoesNotContain(counted.Calls, call => call.EndsWith("of cadres", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cadre_who_moves_out_of_scope_is_not_shown_from_what_was_kept()
    {
        await AskAsync(Who.Organiser);
        Assert.Equal("李娜", (await AskAsync(Who.Organiser)).Text("cadre.name"));

        await Qingshan.WriteAsync(store, service.Services, [Moved()], Token);

        Assert.Null((await AskAsync(Who.Organiser)).Text("cadre.name"));
        Assert.NotEmpty((await AskAsync(Who.Neighbour)).All("cadre.credits.id"));
    }

    [Fact]
    public async Task Before_the_ledger_knows_that_a_cadre_has_moved_the_store_says_who_may_see_the_facts()
    {
        Assert.NotEmpty((await AskAsync(Who.Organiser)).All("cadre.credits.id"));

        await using (var session = await store.BeginAsync("test", Token))
        {
            await session.UpsertAsync<Cadre>([Moved()], Token);
            await session.SetNowAsync([new CadreNow(new CadreId("C06"), Rank.CountyDeputy, new UnitId("neighbour"), new UnitId("neighbour"))], Token);
            await session.CommitAsync(Token);
        }

        Assert.Empty((await AskAsync(Who.Organiser)).All("cadre.credits.id"));
    }

    private static Cadre Moved() =>
        Qingshan.Records().OfType<Cadre>().Single(cadre => cadre.Id.Value == "C06") with { UnitId = new UnitId("neighbour"), ManagedByUnitId = new UnitId("neighbour") };

    private async Task<Reply> AskAsync(Identity who)
    {
        var reply = await service.AskAsync(who, Query);
        Assert.Equal("", reply.Errors);
        return reply;
    }

    /// <summary>Stands still, so that nothing that is kept grows old.</summary>
    private sealed class Clock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
