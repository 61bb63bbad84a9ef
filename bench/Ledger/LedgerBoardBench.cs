using System.CommandLine;
using System.Diagnostics;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Ledger.Boards;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Bench.Ledger;

/// <summary>
/// How fast the ledger is read from a store, how much memory it holds, how fast it answers a board of lights that
/// nobody asked for before, and how soon a change in the store shows.
/// </summary>
internal sealed class LedgerBoardBench : IBench
{
    private const int Rounds = 11;
    private const double BoardLimit = 500, ChangeLimit = 1000;

    public Command Verb()
    {
        var cadres = new Option<int>("--cadres") { DefaultValueFactory = _ => 100_000, Description = "How many cadres to make." };
        var each = new Option<int>("--enrolments") { DefaultValueFactory = _ => 30, Description = "How many enrolments each." };
        var store = new Option<string?>("--store") { Description = "A store that is there, instead of one that is made. A board of it is measured; nothing is written." };
        var verb = new Command("ledger-board", "Board of lights over the ledger: under 500 ms for 100,000 cadres with 3 million enrolments; a change shows within a second.") { cadres, each, store };
        verb.SetAction((parsed, token) => RunAsync(parsed.GetValue(cadres), parsed.GetValue(each), parsed.GetValue(store), token));
        return verb;
    }

    private static async Task<int> RunAsync(int cadres, int each, string? path, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("ledger-board").FullName;
        try
        {
            await using var store = await SqliteTalentStore.OpenAsync(path ?? Path.Combine(folder, "bench.db"), TimeProvider.System, cancellationToken);
            if (path is null)
                await LedgerData.WriteAsync(store, cadres, each, cancellationToken);
            return await MeasureAsync(store, writes: path is null, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(SqliteTalentStore store, bool writes, CancellationToken cancellationToken)
    {
        PolicyPacks packs = new PolicySettings { Packs = "national-2023-2027,hunan-2019-2022" }.Read(AppContext.BaseDirectory);
        using var ledger = new TalentLedger(store, new LedgerBuilder(store, packs), own => own ?? LedgerData.Today);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long started = Stopwatch.GetTimestamp();
        LedgerSnapshot snapshot = await ledger.RefreshAsync(null, cancellationToken);
        double build = Stopwatch.GetElapsedTime(started).TotalSeconds;
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        long earnings = snapshot.Roster.Sum(entry => (long)entry.History.Earnings.Length);
        Console.WriteLine($"roster                {snapshot.Roster.Length,12:N0} cadres, {earnings:N0} earnings");
        Console.WriteLine($"read from the store   {build,12:N1} s");
        Console.WriteLine($"held in memory        {held / 1048576.0,12:N0} MiB");

        CadreSet everybody = CadreSet.Where(snapshot.Roster.Length, _ => true);
        var times = new double[Rounds];
        TimeSpan spent = Environment.CpuUsage.UserTime;
        Board board = Board.Of(new LedgerDay(snapshot, snapshot.Today), everybody, null);
        for (int i = 0; i < Rounds; i++)
        {
            // A new day each time: nothing that an earlier round judged is used again.
            long asked = Stopwatch.GetTimestamp();
            board = Board.Of(new LedgerDay(snapshot, snapshot.Today.AddDays(-i)), everybody, null);
            times[i] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        }

        double cpu = (Environment.CpuUsage.UserTime - spent).TotalMilliseconds / (Rounds + 1);
        double median = times.Order().ElementAt(Rounds / 2);
        Console.WriteLine($"board of lights       {median,12:N0} ms  (median of {Rounds}, {cpu:N0} ms of one core; red {board.Whole[Light.Red]:N0}, unknown {board.Whole[Light.Unknown]:N0}, yellow {board.Whole[Light.Yellow]:N0}, green {board.Whole[Light.Green]:N0})");
        if (!writes)
            return median < BoardLimit ? 0 : 1;

        double change = await ChangeAsync(store, ledger, cancellationToken);
        Console.WriteLine($"a change shows after  {change,12:N0} ms");
        return median < BoardLimit && change < ChangeLimit ? 0 : 1;
    }

    /// <summary>From the commit to the snapshot that has it, without the pause between two looks at the store.</summary>
    private static async Task<double> ChangeAsync(SqliteTalentStore store, TalentLedger ledger, CancellationToken cancellationToken)
    {
        var times = new double[5];
        for (int i = 0; i < times.Length; i++)
        {
            await using (IWriteSession session = await store.BeginAsync("bench", cancellationToken))
            {
                await session.UpsertAsync([LedgerData.Enrolment(0, 1_000_000 + i, classes: 2_000)], cancellationToken);
                await session.CommitAsync(cancellationToken);
            }

            long committed = Stopwatch.GetTimestamp();
            LedgerSnapshot next = await ledger.RefreshAsync(null, cancellationToken);
            _ = next.PlacesByName;
            times[i] = Stopwatch.GetElapsedTime(committed).TotalMilliseconds;
        }

        return times.Order().ElementAt(times.Length / 2) + LedgerFollower.Pause.TotalMilliseconds;
    }
}
