using System.IO.Compression;
using System.Text;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Graph.Tests.Exchange;

/// <summary>A bundle made of texts, and an empty store beside it.</summary>
internal sealed class BundleFolder : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 6, 30);

    private readonly string root = Directory.CreateTempSubdirectory("bundle").FullName;
    private SqliteTalentStore? store;
    private int exports;

    public string Path => System.IO.Path.Combine(root, "in");

    public List<RowProblem> Problems { get; } = [];

    public List<ImportWarning> Notes { get; } = [];

    /// <summary>A unit, a cadre, a class, two indicators of 0–100, a course: what most rows refer to.</summary>
    public static BundleFolder WithBasics() => new BundleFolder()
        .With("units", "id,name,kind,level", "U1,县委,party_committee,county", "U2,镇,township,township")
        .With("cadres", "id,name,status,unit_id", "C1,张伟,active,U1", "C2,李娜,active,U2")
        .With("posts", "id,title,unit_id", "P1,书记,U1")
        .With("courses", "id,title,kind,method", "X1,课,theory,lecture")
        .With("indicators", "id,name", "I1,一", "I2,二")
        .With("classes", "id,title,mode,level,starts_on,ends_on", "K1,班,off_job,county,2024-05-01,2024-06-01");

    public BundleFolder With(string file, params string[] lines) => WithBytes(file + ".csv", Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public BundleFolder WithBytes(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllBytes(System.IO.Path.Combine(Path, name), bytes);
        return this;
    }

    /// <summary>Takes all files away, so that a second bundle can follow.</summary>
    public BundleFolder Emptied()
    {
        Directory.Delete(Path, recursive: true);
        Problems.Clear();
        Notes.Clear();
        return this;
    }

    public string Zipped()
    {
        string zip = System.IO.Path.Combine(root, "bundle.zip");
        File.Delete(zip);
        ZipFile.CreateFromDirectory(Path, zip);
        return zip;
    }

    public async Task<ITalentStore> StoreAsync() =>
        store ??= await SqliteTalentStore.OpenAsync(System.IO.Path.Combine(root, "graph.db"), TimeProvider.System, TestContext.Current.CancellationToken);

    public async Task<ImportOutcome> ImportAsync(Func<ImportOptions, ImportOptions>? how = null, string? path = null)
    {
        var options = new ImportOptions { Today = Today, OnProblem = Problems.Add, OnNote = Notes.Add };
        return await BundleImporter.ImportAsync(await StoreAsync(), path ?? Path, how?.Invoke(options) ?? options, progress: null, TestContext.Current.CancellationToken);
    }

    /// <summary>Imports, and asserts that nothing stood in the way.</summary>
    public async Task<Imported> ImportedAsync(Func<ImportOptions, ImportOptions>? how = null, string? path = null)
    {
        ImportOutcome outcome = await ImportAsync(how, path);
        Assert.Empty(Problems);
        return Assert.IsType<Imported>(outcome);
    }

    /// <summary>Imports what must be refused, and gives its problems as <c>file:line:column=value CODE</c>.</summary>
    public async Task<string[]> RefusedAsync(Func<ImportOptions, ImportOptions>? how = null)
    {
        ITalentStore graph = await StoreAsync();
        Version before = (await graph.StatusAsync(TestContext.Current.CancellationToken)).Version;
        Problems.Clear();

        Assert.IsType<Refused>(await ImportAsync(how));

        Assert.Equal(before, (await graph.StatusAsync(TestContext.Current.CancellationToken)).Version);
        return [.. Problems.Select(p => $"{p.File}:{p.Line}:{p.Column}={p.Value} {p.Code.Text()}")];
    }

    public async Task<T> GetAsync<T>(string key)
        where T : class, IRecord =>
        (await (await StoreAsync()).FetchAsync<T>(Scope.Everything, [key], TestContext.Current.CancellationToken)).GetValueOrDefault(key)
            ?? throw new Xunit.Sdk.XunitException($"The store has no {typeof(T).Name} {key}.");

    public async Task<List<T>> AllAsync<T>()
        where T : class, IRecord
    {
        List<T> all = [];
        await foreach (T record in (await StoreAsync()).ScanAsync<T>(TestContext.Current.CancellationToken))
            all.Add(record);
        return all;
    }

    public async Task<string> ExportAsync()
    {
        string folder = System.IO.Path.Combine(root, $"out{exports++}");
        await BundleExporter.ExportAsync(await StoreAsync(), folder, DateTimeOffset.UnixEpoch, progress: null, TestContext.Current.CancellationToken);
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
            await store.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }
}
