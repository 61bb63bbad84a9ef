using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>What a writer says and leaves when the statement that matters fails: a commit is told of as it was, and no place is kept.</summary>
[Collection(Neo4jServer.Shared)]
public sealed class CommitFaultTests(Neo4jServer server) : IAsyncLifetime
{
    private static readonly GraphStoreException Lost = new("TIMEOUT", "commit", isTransient: true, null);
    private static readonly GraphStoreException Refused = new("Neo.ClientError.Security.Forbidden", "commit", isTransient: false, null);
    private Faulty transport = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Neo4jTalentStore Store { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await EmptyStore.MakeAsync(await server.StartedAsync());
        transport = new Faulty(server.Transport());
        Store = await Neo4jTalentStore.OpenAsync(transport, new Neo4jStoreOptions { WriterWait = TimeSpan.FromSeconds(1) }, TimeProvider.System, Token);
    }

    public async ValueTask DisposeAsync() => await Store.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_was_made_is_a_commit_whatever_its_answer_was(bool isTransient)
    {
        GraphStoreException answer = isTransient ? Lost : Refused;
        transport.OnQuery = async (statement, run) =>
        {
            CypherTable table = await run();
            return statement.Query == "commit" ? throw answer : table;
        };

        Assert.Equal(new Version(1), await CommitAsync());

        Assert.Equal(["U1"], (await Store.AllAsync<Unit>(Token)).Select(unit => unit.Id.Value));
    }

    [Fact]
    public async Task A_commit_that_was_refused_says_why_and_leaves_the_place_to_others()
    {
        transport.OnQuery = (statement, run) => statement.Query == "commit" ? throw Refused : run();

        Assert.Same(Refused, await Assert.ThrowsAsync<GraphStoreException>(CommitAsync));

        transport.OnQuery = null;
        Assert.Equal(new Version(0), (await Store.StatusAsync(Token)).Version);
        Assert.Equal(new Version(1), await CommitAsync());
    }

    [Fact]
    public async Task A_commit_that_was_given_up_is_not_made_by_the_server_afterwards()
    {
        Func<Task<CypherTable>>? late = null;
        transport.OnQuery = async (statement, run) =>
        {
            if (statement.Query == "commit")
            {
                late = run;
                throw Lost;
            }

            CypherTable table = await run();
            if (statement.Query == "outcome")
                await late!();
            return table;
        };

        Assert.Same(Lost, await Assert.ThrowsAsync<GraphStoreException>(CommitAsync));

        Assert.NotNull(late);
        Assert.Equal(new Version(0), (await Store.StatusAsync(Token)).Version);
        Assert.Empty(await Store.AllAsync<Unit>(Token));
    }

    [Fact]
    public async Task Whoever_cannot_resume_an_import_keeps_no_writers_place()
    {
        transport.OnQuery = (statement, run) => statement.Query == "status" ? throw Lost : run();
        Assert.Same(Lost, await Assert.ThrowsAsync<GraphStoreException>(() => Store.ResumeAsync("some", "county", Token)));

        transport.OnQuery = null;

        Assert.Equal(new Version(1), await CommitAsync());
    }

    [Fact]
    public async Task Whoever_is_stopped_while_taking_the_writers_place_gives_it_back()
    {
        using var stop = new CancellationTokenSource();
        transport.OnQuery = async (statement, run) =>
        {
            CypherTable table = await run();
            if (statement.Query == "begin")
                await stop.CancelAsync();
            return statement.Query == "begin" ? throw new OperationCanceledException(stop.Token) : table;
        };
        await Assert.ThrowsAsync<OperationCanceledException>(() => Store.BeginAsync("stopped", stop.Token));

        transport.OnQuery = null;

        Assert.Equal(new Version(1), await CommitAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_beginning_that_the_server_comes_to_after_its_end_takes_no_place(bool isStopped)
    {
        using var stop = new CancellationTokenSource();
        Func<Task<CypherTable>>? late = null;
        transport.OnQuery = async (statement, run) =>
        {
            if (statement.Query == "begin")
            {
                late = () => transport.PassAsync(statement);
                if (!isStopped)
                    throw Lost;
                await stop.CancelAsync();
                throw new OperationCanceledException(stop.Token);
            }

            return await run();
        };
        await Assert.ThrowsAnyAsync<Exception>(() => Store.BeginAsync("test", stop.Token));
        transport.OnQuery = null;

        Assert.Equal(0, (await late!()).Count);

        Assert.Equal(new Version(1), await CommitAsync());
    }

    [Fact]
    public async Task A_beginning_that_was_sent_twice_takes_no_place_after_the_commit()
    {
        Func<Task<CypherTable>>? late = null;
        transport.OnQuery = (statement, run) =>
        {
            if (statement.Query == "begin")
                late = run;
            return run();
        };
        await CommitAsync();

        Assert.Equal(0, (await late!()).Count);
    }

    [Fact]
    public async Task How_long_the_last_statement_of_a_dead_writer_bars_others_is_no_part_of_their_wait()
    {
        var clock = new MovedClock();
        int asked = 0;
        transport.OnQuery = (statement, run) =>
        {
            if (statement.Query != "begin" || ++asked > 1)
                return run();
            clock.Forward(TimeSpan.FromMinutes(1));
            return Task.FromResult(CypherTable.Of([], [], CypherCounters.None));
        };
        await using Neo4jTalentStore store = await Neo4jTalentStore.OpenAsync(transport, new Neo4jStoreOptions(), clock, Token);

        await using IWriteSession session = await store.BeginAsync("test", Token);

        Assert.Equal(2, asked);
    }

    private async Task<Version> CommitAsync()
    {
        await using IWriteSession session = await Store.BeginAsync("test", Token);
        await session.UpsertAsync<Unit>([A.Unit("U1")], Token);
        return await session.CommitAsync(Token);
    }

    /// <summary>A way to the server on which something may come between.</summary>
    private sealed class Faulty(ICypherTransport inner) : ICypherTransport
    {
        public Func<CypherStatement, Func<Task<CypherTable>>, Task<CypherTable>>? OnQuery { get; set; }

        public Task<CypherTable> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            Task<CypherTable> Run() => inner.RunAsync(statement, cancellationToken);
            return OnQuery is { } between ? between(statement, Run) : Run();
        }

        /// <summary>To the server with nothing between, and for as long as it takes.</summary>
        public Task<CypherTable> PassAsync(CypherStatement statement) => inner.RunAsync(statement, Token);

        public Task<CypherPlan> ExplainAsync(CypherStatement statement, CancellationToken cancellationToken) => inner.ExplainAsync(statement, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
