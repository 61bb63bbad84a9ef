using System.Runtime.CompilerServices;
using TalentGraph.Bench.InstEval;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Api.Tests.InstEval;

public sealed class InstEvalBundleTests
{
    [Fact]
    public async Task The_ratings_become_one_ballot_each_and_are_imported_whole()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        string data = Data();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("insteval");
        try
        {
            string bundle = Path.Combine(folder.FullName, "bundle");
            int ballots = await InstEvalBundle.WriteAsync(data, bundle, Path.Combine(folder.FullName, "frameworks"), token);
            await using SqliteTalentStore store = await SqliteTalentStore.OpenAsync(Path.Combine(folder.FullName, "graph.db"), TimeProvider.System, token);

            ImportOutcome outcome = await BundleImporter.ImportAsync(store, bundle, new ImportOptions { Today = InstEvalBundle.Today }, progress: null, token);

            var imported = Assert.IsType<Imported>(outcome);
            Assert.Empty(imported.Summary.Warnings);
            Assert.Equal(73_421, ballots);
            Assert.Equal(73_421, imported.Summary.Files.Single(f => f.File == "evaluations.csv").Added);
            Assert.Equal(1_128, imported.Summary.Files.Single(f => f.File == "cadres.csv").Added);
            Assert.Equal(2_972, imported.Summary.Files.Single(f => f.File == "raters.csv").Added);
            Assert.True(File.Exists(Path.Combine(folder.FullName, "frameworks", "insteval.json")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 50)]
    [InlineData(5, 100)]
    public void A_step_of_the_scale_is_a_quarter_of_the_points(int step, int points) =>
        Assert.Equal(points, InstEvalBundle.PointsOf(step));

    private static string Data([CallerFilePath] string here = "")
    {
        string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/data/insteval.csv.gz"));
        if (!File.Exists(path))
            Assert.Skip("../shared/data/insteval.csv.gz is not beside the repository.");
        return path;
    }
}
