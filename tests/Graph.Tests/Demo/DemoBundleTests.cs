using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Graph.Tests.Demo;

public sealed class DemoBundleTests
{
    [Fact]
    public async Task The_demo_is_imported_without_a_bad_row_a_warning_or_a_cell_out_of_form()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        var options = new DemoOptions { Cadres = 300, Seed = 11, AsOf = new DateOnly(2025, 3, 14) };
        DirectoryInfo folder = Directory.CreateTempSubdirectory("demo");
        try
        {
            string bundle = Path.Combine(folder.FullName, "bundle");
            await DemoBundle.WriteAsync(bundle, options, progress: null, token);
            await using SqliteTalentStore store = await SqliteTalentStore.OpenAsync(Path.Combine(folder.FullName, "graph.db"), TimeProvider.System, token);
            var problems = new List<RowProblem>();

            ImportOutcome outcome = await BundleImporter.ImportAsync(
                store, bundle, new ImportOptions { Today = new DateOnly(2026, 11, 23), OnProblem = problems.Add }, progress: null, token);

            Assert.Empty(problems.Take(5));
            Assert.IsType<Imported>(outcome);
            Assert.Empty(outcome.Summary.Warnings);
            Assert.Empty(outcome.Summary.Normalisations);
            Assert.Equal(300, outcome.Summary.Files.Single(f => f.File == "cadres.csv").Added);
            Assert.Equal(options.AsOf, (await store.StatusAsync(token)).Today);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
