using System.Globalization;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Guards;

/// <summary>
/// Documents that end a process, or keep it busy for seconds, where nothing guards it. A child process takes them one after
/// another and writes down each answer, so that a death shows as the answers that are missing.
/// </summary>
public sealed class AttackTests(AttackTests.Child child) : IClassFixture<AttackTests.Child>
{
    public static TheoryData<string> Names => [.. Attacks.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_gets_its_code_and_the_process_lives(string name)
    {
        Assert.Equal(Attacks.All[name].Answer, child.Answers.GetValueOrDefault(name));
    }

    /// <summary>Client, server and the texts themselves included; nothing guarded takes more than a few of its own size.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_allocates_less_than_4_MB(string name)
    {
        Assert.InRange(int.Parse(child.Answers.GetValueOrDefault($"KB of {name}", "0"), CultureInfo.InvariantCulture), 1, 4_096);
    }

    /// <summary>The texts of these rounds alone have some 50 MB, and what they were refused with ten times that; buffers that pools keep, some for each thread, have a few.</summary>
    [Fact]
    public void Memory_does_not_grow_from_round_to_round()
    {
        Assert.InRange(int.Parse(child.Answers.GetValueOrDefault("KB kept", "99999"), CultureInfo.InvariantCulture), -99_999, 12_288);
    }

    [Fact]
    public void The_process_lives_to_the_end()
    {
        Assert.Equal("""{"person":{"name":"Person 1"}}""", child.Answers.GetValueOrDefault("after all of them"));
    }

    public sealed class Child : IAsyncLifetime
    {
        public Dictionary<string, string> Answers { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            var (answers, _) = await ChildTest.RunAsync(typeof(AttackChild), nameof(AttackChild.Take_every_attack));
            Answers = answers.Select(l => l.Split('\t')).ToDictionary(l => l[0], l => l[1]);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>The child's side.</summary>
public sealed class AttackChild
{
    /// <summary>Runs only when the fixture asks for it.</summary>
    [Fact(Explicit = true)]
    public async Task Take_every_attack()
    {
        await using var host = await SchoolHost.StartAsync();
        await using var answers = ChildTest.Notes();
        foreach (var (name, attack) in Attacks.All)
        {
            var answer = await host.AskAsync(attack.Document);
            var limit = answer.Error("limit");
            await answers.WriteLineAsync($"{name}\t{answer.Code()}{(limit is null ? "" : " " + limit)}");
        }

        // Buffers, some for each thread, have their size after ten rounds; what grows from then on is kept.
        var kept = 0L;
        for (var round = 0; round < 35; round++)
        {
            foreach (var (name, attack) in Attacks.All)
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                await host.AskAsync(attack.Document);
                if (round == 0)
                    await answers.WriteLineAsync($"KB of {name}\t{(GC.GetTotalAllocatedBytes(precise: true) - before) / 1_024}");
            }

            if (round == 9)
                kept = GC.GetTotalMemory(forceFullCollection: true);
        }

        await answers.WriteLineAsync($"KB kept\t{(GC.GetTotalMemory(forceFullCollection: true) - kept) / 1_024}");
        var last = await host.AskAsync("""{ person(id: "person:P1") { name } }""");
        await answers.WriteLineAsync($"after all of them\t{last.Data()}");
    }
}
