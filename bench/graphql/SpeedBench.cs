using System.CommandLine;
using System.Text.Json;
using TalentGraph.Bench.GraphQL.Load;
using TalentGraph.Bench.GraphQL.Servers;

namespace TalentGraph.Bench.GraphQL;

/// <summary>
/// Ours beside other GraphQL servers and beside no GraphQL at all, over the same people in memory. Rounds are interleaved, so
/// that whatever else the machine does falls on all alike; answers are compared once before.
/// </summary>
internal sealed class SpeedBench : IBench
{
    public Command Verb()
    {
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 3, Description = "How long each server is asked each document in each round." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "How often." };
        var only = new Option<string[]>("--only") { Description = "These documents alone: list, large, vars, tiny.", AllowMultipleArgumentsPerToken = true };
        var peers = new Option<string[]>("--peers") { Description = "These servers alone, by their names in the table.", AllowMultipleArgumentsPerToken = true };
        var verb = new Command("graphql-speed", "GraphQL: requests, processor time, latency and memory beside mercurius, yoga, graphql-dotnet and a bare endpoint.") { seconds, rounds, only, peers };
        verb.SetAction((parsed, token) => RunAsync(parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(only) ?? [], parsed.GetValue(peers) ?? [], token));
        return verb;
    }

    private static async Task<int> RunAsync(int seconds, int rounds, string[] only, string[] names, CancellationToken cancellationToken)
    {
        List<SpeedQuery> queries = [.. SpeedSet.All.Where(query => only.Length == 0 || only.Contains(query.Name))];
        List<Peer> peers = [.. Peer.All(await Peer.InstallAsync(cancellationToken)).Where(peer => names.Length == 0 || names.Contains(peer.Name))];
        ILoad load = WrkLoad.IsThere ? new WrkLoad(8) : new ClientLoad(8);
        await using var servers = new Servers();
        var table = new SpeedTable();
        Console.WriteLine($"load: {load.Name}; {rounds} rounds of {seconds} s; {Environment.ProcessorCount} processors");
        foreach (var query in queries)
        {
            await CompareAsync(servers, peers, query, cancellationToken);
            foreach (var peer in peers.Where(peer => Serves(peer, query)))
                await load.RunAsync((await servers.OfAsync(peer, query, cancellationToken)).Url(query), query.Body, 3, null, cancellationToken);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var query in queries)
            {
                foreach (var peer in peers.Where(peer => Serves(peer, query)))
                    table.Add(query, peer, await MeasureAsync(load, await servers.OfAsync(peer, query, cancellationToken), query, seconds, cancellationToken));
            }
        }

        foreach (var query in queries)
            table.Print(query, peers);
        return SpeedGoals.Print(table, queries) ? 0 : 1;
    }

    /// <summary>First on one core, the load on the other; then both on both.</summary>
    private static async Task<Measurement> MeasureAsync(ILoad load, ServerProcess server, SpeedQuery query, int seconds, CancellationToken cancellationToken)
    {
        var hasTwo = Environment.ProcessorCount > 1;
        if (hasTwo)
            await server.PinAsync("0", cancellationToken);
        var (cpu, allocated) = (server.Cpu, await server.AllocatedAsync(cancellationToken));
        var one = await LongEnoughAsync(load, server.Url(query), query.Body, seconds, hasTwo ? "1" : null, cancellationToken);
        var (cpuAfter, allocatedAfter) = (server.Cpu, await server.AllocatedAsync(cancellationToken));
        double? both = null;
        if (hasTwo)
        {
            await server.PinAsync($"0-{Environment.ProcessorCount - 1}", cancellationToken);
            if (query.OnBothCores)
                both = (await LongEnoughAsync(load, server.Url(query), query.Body, seconds, null, cancellationToken)).Rate;
        }

        return new Measurement(
            one.Rate,
            (cpuAfter - cpu).TotalMilliseconds / one.Requests,
            one.P50,
            one.P99,
            server.Resident,
            server.Counts ? (allocatedAfter - allocated) / (double)one.Requests : null,
            both);
    }

    /// <summary>On a busy machine a slow server may answer large nobody in a round; then the round is made longer, all of it counted.</summary>
    private static async Task<LoadResult> LongEnoughAsync(ILoad load, Uri url, string body, int seconds, string? processor, CancellationToken cancellationToken)
    {
        var result = await load.RunAsync(url, body, seconds, processor, cancellationToken);
        for (var longer = seconds * 2; result.Requests == 0; longer *= 2)
        {
            var more = await load.RunAsync(url, body, longer, processor, cancellationToken);
            result = more with { Seconds = result.Seconds + more.Seconds };
        }

        return result;
    }

    private static async Task CompareAsync(Servers servers, List<Peer> peers, SpeedQuery query, CancellationToken cancellationToken)
    {
        JsonElement? first = null;
        foreach (var peer in peers.Where(peer => Serves(peer, query)))
        {
            var text = await (await servers.OfAsync(peer, query, cancellationToken)).AnswerAsync(query, cancellationToken);
            var answer = JsonSerializer.Deserialize<JsonElement>(text);
            if (!JsonElement.DeepEquals(first ??= answer, answer))
                throw new InvalidOperationException($"{peer.Name} answers {query.Name} otherwise than {peers[0].Name}: {text[..Math.Min(text.Length, 300)]}");
            if (peer == peers[0])
                Console.WriteLine($"{query.Name}: {text.Length:N0} characters");
        }
    }

    private static bool Serves(Peer peer, SpeedQuery query) => peer.Name != Peer.Bare || query.Name != "vars";

    /// <summary>The processes, each started when first asked for.</summary>
    private sealed class Servers : IAsyncDisposable
    {
        private readonly Dictionary<string, ServerProcess> started = [];

        public async Task<ServerProcess> OfAsync(Peer peer, SpeedQuery query, CancellationToken cancellationToken)
        {
            var key = peer.Key(query);
            if (!started.TryGetValue(key, out var server))
                started.Add(key, server = await peer.Start(key, cancellationToken));
            return server;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var server in started.Values)
                await server.DisposeAsync();
        }
    }
}
