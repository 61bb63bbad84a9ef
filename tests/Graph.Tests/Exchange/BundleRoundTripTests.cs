using CsCheck;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Exchange.Rows;
using Xunit;

namespace TalentGraph.Graph.Tests.Exchange;

public sealed class BundleRoundTripTests
{
    [Fact]
    public async Task Import_of_an_export_gives_an_equal_graph() => await RandomGraph.Any.SampleAsync(
        async graph =>
        {
            await using var first = new BundleFolder();
            await using var second = new BundleFolder();
            await WriteAsync(await first.StoreAsync(), graph);

            await second.ImportedAsync(path: await first.ExportAsync());

            await AssertEqualAsync(first, second);
        },
        iter: 25,
        threads: 1);

    [Fact]
    public async Task An_export_imported_where_it_came_from_writes_nothing() => await RandomGraph.Any.SampleAsync(
        async graph =>
        {
            await using var bundle = new BundleFolder();
            await WriteAsync(await bundle.StoreAsync(), graph);
            Version before = (await (await bundle.StoreAsync()).StatusAsync(TestContext.Current.CancellationToken)).Version;

            Imported again = await bundle.ImportedAsync(path: await bundle.ExportAsync());

            Assert.Equal(0, again.Written);
            Assert.Equal(before, again.Version);
        },
        iter: 10,
        threads: 1);

    [Fact]
    public async Task Two_exports_of_a_graph_are_the_same_bytes_and_hold_every_file()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics();
        await bundle.ImportedAsync();

        string one = await bundle.ExportAsync(), other = await bundle.ExportAsync();

        string[] files = [.. Directory.EnumerateFiles(one).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(RecordTypes.All.Where(t => t.InBundle).Select(t => t.Name + ".csv").Append("bundle.json").Order(StringComparer.Ordinal), files);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(one, f)), File.ReadAllBytes(Path.Combine(other, f))));
    }

    [Fact]
    public async Task An_export_goes_into_an_empty_folder_only()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics();

        var refused = await Assert.ThrowsAsync<BundleException>(async () => await BundleExporter.ExportAsync(
            await bundle.StoreAsync(), bundle.Path, DateTimeOffset.UnixEpoch, progress: null, TestContext.Current.CancellationToken));

        Assert.Equal("The folder is not empty.", refused.Message);
    }

    private static async Task WriteAsync(ITalentStore store, IReadOnlyList<IRecord> graph)
    {
        await using IWriteSession session = await store.BeginAsync("test", TestContext.Current.CancellationToken);
        foreach (IGrouping<Type, IRecord> records in graph.GroupBy(r => r.GetType()))
            await session.UpsertAsync(RecordType.Of(records.Key), [.. records], TestContext.Current.CancellationToken);
        await session.SetTodayAsync(new DateOnly(2026, 6, 30), TestContext.Current.CancellationToken);
        await session.CommitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task AssertEqualAsync(BundleFolder first, BundleFolder second)
    {
        ITalentStore one = await first.StoreAsync(), other = await second.StoreAsync();
        Assert.Equal(
            (await one.StatusAsync(TestContext.Current.CancellationToken)).Today,
            (await other.StatusAsync(TestContext.Current.CancellationToken)).Today);
        foreach (RecordType type in RecordTypes.All.Where(t => t.InBundle))
            Assert.Equal(await TextsAsync(one, type), await TextsAsync(other, type));
    }

    private static async Task<List<string>> TextsAsync(ITalentStore store, RecordType type)
    {
        List<string> texts = [];
        await foreach (IRecord record in StoredRecords.Of(type).ScanAsync(store, TestContext.Current.CancellationToken))
            texts.Add($"{type.Name}: {string.Join(" | ", type.ToRow(record).Select(Text))}");
        return texts;
    }

    private static string Text(object? cell) => cell switch
    {
        null => "∅",
        string[] list => string.Join('¦', list),
        IReadOnlyList<Mark> marks => string.Join('¦', marks.Select(m => $"{m.IndicatorId.Value}={m.Score / 1.0000000000000m}{m.Comment}")),
        decimal number => (number / 1.0000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}
