using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Jobs;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Api.Tests.Capability;
using TalentGraph.Graph.Exchange.Copying;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>A scoring run that is cut off where the store has taken some of it already, as it comes in parts.</summary>
[Collection(nameof(OwnServer))]
public sealed class ScoreCutOffTests(OwnServer server) : IAsyncLifetime
{
    private readonly SmallCounty county = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => county.InitializeAsync();

    public ValueTask DisposeAsync() => county.DisposeAsync();

    [Fact]
    public async Task What_a_dead_attempt_left_is_in_no_run_that_comes_after()
    {
        await using var store = await server.OpenEmptyAsync();
        Assert.IsType<Copied>(await StoreCopy.RunAsync(county.Store, store, static (_, _, _) => Task.CompletedTask, null, Token));
        var order = new ScoreOrder(SmallCounty.Today, Publish: true);
        var cut = DispatchProxy.Create<ITalentStore, CutOff>();
        ((CutOff)(object)cut).Inner = store;

        await Assert.ThrowsAsync<IOException>(() => JobOn(cut).RunAsync(order, null, Token));
        var left = await store.AllAsync<Estimates>(Token);
        var (run, _) = await JobOn(store).RunAsync(order, null, Token);

        Assert.Contains(left, one => one.CadreId.Value == CutOff.NotScoredAgain);
        var estimates = (await store.AllAsync<Estimates>(Token)).Where(one => one.RunId == run.Id).ToArray();
        Assert.Equal(Enumerable.Range(1, 12).Select(k => $"C{k:00}"), estimates.Select(one => one.CadreId.Value).Order(StringComparer.Ordinal));
        Assert.Equal("2026-06-30-3", run.Id.Value);
        Assert.Equal(2, (await store.AllAsync<ScoringRun>(Token)).Count);
    }

    private ScoreJob JobOn(ITalentStore store) => new(
        store, county.Service.Services.GetRequiredService<FrameworkFolder>(), TimeProvider.System, county.Service.Services.GetRequiredService<AuditTrail>());

    /// <summary>A store, or a session of it, in which a run scores more cadres than one request carries and dies before its record is written.</summary>
    public class CutOff : DispatchProxy
    {
        public const string NotScoredAgain = "X0000";

        public object Inner { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (args is [IReadOnlyList<ScoringRun>, ..])
                return Task.FromException(new IOException("killed"));
            if (args is [IReadOnlyList<Estimates> estimates, ..])
                args[0] = (Estimates[])[.. Enumerable.Range(0, 10_100).Select(i => estimates[0] with { CadreId = new CadreId($"X{i:0000}") }), .. estimates];
            var answer = targetMethod!.Invoke(Inner, args);
            return answer is Task<IWriteSession> session ? WrappedAsync(session) : answer;
        }

        private static async Task<IWriteSession> WrappedAsync(Task<IWriteSession> session)
        {
            var wrapped = Create<IWriteSession, CutOff>();
            ((CutOff)(object)wrapped).Inner = await session;
            return wrapped;
        }
    }
}
