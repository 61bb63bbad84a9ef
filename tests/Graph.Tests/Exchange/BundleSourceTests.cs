using System.IO.Compression;
using System.Text;
using TalentGraph.Graph.Exchange;
using Xunit;

namespace TalentGraph.Graph.Tests.Exchange;

public sealed class BundleSourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("zip").FullName;

    [Fact]
    public async Task A_zip_is_read_like_a_folder()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics();

        await bundle.ImportedAsync(path: bundle.Zipped());

        Assert.Equal(2, (await bundle.AllAsync<Cadre>()).Count);
    }

    [Fact]
    public async Task A_zip_may_hold_its_files_in_one_folder_and_deeper_ones_are_not_read()
    {
        string zip = Zip(("county/raters.csv", "id,name\nR1,甲\n"), ("county/truth/raters.csv", "id,name\nR2,乙\n"), ("__MACOSX/county/._raters.csv", "x"));
        await using var bundle = new BundleFolder();

        await bundle.ImportedAsync(path: zip);

        Assert.Equal("R1", Assert.Single(await bundle.AllAsync<Rater>()).Id.Value);
    }

    [Theory]
    [InlineData("../raters.csv")]
    [InlineData("a/../../raters.csv")]
    [InlineData("/etc/raters.csv")]
    [InlineData("C:/raters.csv")]
    [InlineData("..\\raters.csv")]
    [InlineData("raters\u0007.csv")]
    public async Task A_name_that_leaves_the_folder_or_holds_control_characters_is_bad(string name)
    {
        await using var bundle = new BundleFolder();

        Assert.IsType<Refused>(await bundle.ImportAsync(path: Zip((name, "id,name\nR1,甲\n"))));

        RowProblem problem = Assert.Single(bundle.Problems);
        Assert.Equal((RowCode.BadPath, 0L, name.Replace('\u0007', '\uFFFD')), (problem.Code, problem.Line, problem.File));
    }

    [Fact]
    public async Task A_path_with_the_separator_of_Windows_leaves_nothing()
    {
        await using var bundle = new BundleFolder();

        await bundle.ImportedAsync(path: Zip(("county\\raters.csv", "id,name\nR1,甲\n")));

        Assert.Equal("R1", Assert.Single(await bundle.AllAsync<Rater>()).Id.Value);
    }

    [Fact]
    public async Task What_holds_no_file_of_a_bundle_is_refused_and_not_taken_for_an_empty_one()
    {
        await using var bundle = new BundleFolder();
        string[] wrong = [Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName, Zip(("xl/workbook.xml", "<workbook/>"))];

        foreach (string path in wrong)
        {
            BundleException refused = await Assert.ThrowsAsync<BundleException>(() => bundle.ImportAsync(path: path));
            Assert.StartsWith("It holds no file of a bundle", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_that_leaves_the_folder_is_bad()
    {
        string outside = Path.Combine(folder, "raters.csv");
        await File.WriteAllTextAsync(outside, "id,name\nR1,甲\n", TestContext.Current.CancellationToken);
        await using BundleFolder bundle = BundleFolder.WithBasics();
        File.CreateSymbolicLink(Path.Combine(bundle.Path, "raters.csv"), outside);

        Assert.Equal(["raters.csv:0:=raters.csv BAD_PATH"], await bundle.RefusedAsync());
    }

    [Fact]
    public async Task A_zip_that_unpacks_to_more_than_200_times_its_size_is_refused()
    {
        string zip = Zip(("raters.csv", "id,name\n" + new string('\n', 5_000_000)));
        await using var bundle = new BundleFolder();

        Assert.Equal(
            "The archive unpacks to more than 200 times its size.",
            (await Assert.ThrowsAsync<BundleException>(() => bundle.ImportAsync(path: zip))).Message);
    }

    [Fact]
    public async Task A_zip_that_declares_less_than_it_unpacks_to_is_refused()
    {
        string zip = Zip(("raters.csv", "id,name\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"R{i},{i * 7919 % 104729}\n"))));
        byte[] bytes = await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken);
        Declare(bytes, 1000);
        await File.WriteAllBytesAsync(zip, bytes, TestContext.Current.CancellationToken);
        await using var bundle = new BundleFolder();

        await Assert.ThrowsAsync<BundleException>(() => bundle.ImportAsync(path: zip));

        Assert.Empty(await bundle.AllAsync<Rater>());
    }

    [Fact]
    public async Task What_is_no_bundle_is_refused()
    {
        string text = Path.Combine(folder, "bundle.zip");
        await File.WriteAllTextAsync(text, "no archive", TestContext.Current.CancellationToken);
        await using var bundle = new BundleFolder();

        await Assert.ThrowsAsync<BundleException>(() => bundle.ImportAsync(path: text));
        await Assert.ThrowsAsync<BundleException>(() => bundle.ImportAsync(path: Path.Combine(folder, "nothing")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Writes another unpacked size into the archive's directory (APPNOTE 4.3.12, offset 24).</summary>
    private static void Declare(byte[] zip, int size)
    {
        int entry = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(entry + 24), size);
    }

    private string Zip(params (string Name, string Text)[] entries)
    {
        string path = Path.Combine(folder, "made.zip");
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach ((string name, string text) in entries)
        {
            using Stream stream = archive.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return path;
    }
}
