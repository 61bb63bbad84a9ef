using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using TalentGraph.Api.Jobs;
using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Sqlite;
using TalentGraph.Scoring;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Maps;
using TalentGraph.Scoring.Raters;
using MarkRow = TalentGraph.Scoring.Marks.MarkRow;

namespace TalentGraph.Bench.Scoring;

/// <summary>The maps of a demo county beside what is true of it; exit code 1 when a threshold is missed.</summary>
internal sealed class ScoringDemo : IBench
{
    private const double LeastCoverage = 0.88;
    private const double Quantile = 1.6448536269514722;

    /// <inheritdoc/>
    public Command Verb()
    {
        var bundle = new Option<DirectoryInfo>("--bundle") { Description = "The county's folder, as the verb demo makes it.", Required = true };
        var verb = new Command("demo-truth", "RMSE of a demo county's maps beside raw and role-weighted means, and coverage of their 90% intervals.") { bundle };
        verb.SetAction((parse, cancellationToken) => RunAsync(parse.GetRequiredValue(bundle).FullName, Console.Out, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(string bundle, TextWriter output, CancellationToken cancellationToken)
    {
        var work = Directory.CreateTempSubdirectory("demo-truth").FullName;
        try
        {
            await using var store = await SqliteTalentStore.OpenAsync(Path.Combine(work, "graph.db"), TimeProvider.System, cancellationToken);
            if (await BundleImporter.ImportAsync(store, bundle, new ImportOptions { Today = DateOnly.MaxValue }, null, cancellationToken) is not Imported)
                throw new InvalidOperationException("The bundle was refused.");
            var measures = await Measures.ReadAsync(store, cancellationToken);
            var marks = await MarksAsync(store, measures, cancellationToken);
            var ml = new MLContext(1);
            var clock = Stopwatch.StartNew();
            var model = ml.Talent().Raters(new RaterOptions
            {
                Framework = FrameworkFile.National,
                IndicatorWeights = measures.Loadings,
                ClosedRounds = measures.ClosedRounds,
                Virtues = measures.Virtues,
                Cancellation = cancellationToken,
            }).Fit(ml.Data.LoadFromEnumerable(marks));
            output.WriteLine(FormattableString.Invariant($"scored in {clock.Elapsed.TotalSeconds:0.0} s"));
            return Print(Compare(model.Maps, Truth(bundle), RawMeans(marks, measures)), model, output);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<List<MarkRow>> MarksAsync(SqliteTalentStore store, Measures measures, CancellationToken cancellationToken)
    {
        var marks = new List<MarkRow>();
        await foreach (var ballot in store.ScanAsync<Ballot>(cancellationToken))
            marks.AddRange(measures.RowsOf(ballot));
        return marks;
    }

    private static Dictionary<(string, string), double> Truth(string bundle)
    {
        var lines = File.ReadLines(Path.Combine(bundle, DemoBundle.TruthFolder, "abilities.csv")).Select(line => line.Split(',')).GetEnumerator();
        lines.MoveNext();
        var (cadre, competency, ability) = (Array.IndexOf(lines.Current, "cadre_id"), Array.IndexOf(lines.Current, "competency_id"), Array.IndexOf(lines.Current, "ability"));
        var truth = new Dictionary<(string, string), double>();
        while (lines.MoveNext())
            truth.Add((lines.Current[cadre], lines.Current[competency]), double.Parse(lines.Current[ability], CultureInfo.InvariantCulture));
        return truth;
    }

    // The mean of all marks in closed rounds, one's own apart, by the indicators' weights: what a spreadsheet would give.
    private static Dictionary<(string, string), double> RawMeans(IEnumerable<MarkRow> marks, Measures measures)
    {
        var loadings = measures.Loadings.ToLookup(loading => loading.Indicator);
        var sums = new Dictionary<(string, string), (double Sum, double Weight)>();
        foreach (var mark in marks.Where(mark => mark.Role != RaterRoles.Self && measures.ClosedRounds.ContainsKey(mark.Round)))
        {
            foreach (var loading in loadings[mark.Indicator])
            {
                var key = (mark.Ratee, loading.Competency);
                var (sum, weight) = sums.GetValueOrDefault(key);
                sums[key] = (sum + (loading.Weight * mark.Score), weight + loading.Weight);
            }
        }

        return sums.ToDictionary(pair => pair.Key, pair => pair.Value.Sum / pair.Value.Weight);
    }

    private static List<Row> Compare(
        IReadOnlyList<CapabilityMap> maps, Dictionary<(string, string), double> truth, Dictionary<(string, string), double> raw)
    {
        var rows = new List<Row>();
        foreach (var group in maps.SelectMany(map => map.Entries.Select(entry => (Key: (map.Ratee, entry.Competency!), Entry: entry)))
                     .GroupBy(pair => pair.Entry.Competency!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var all = group.ToList();
            var (wanted, estimate) = (all.Average(one => truth[one.Key]), all.Average(one => one.Entry.Estimate!.Value));
            var (plain, weighted) = (all.Average(one => raw[one.Key]), all.Average(one => one.Entry.PolicyScore!.Value));
            rows.AddRange(all.Select(one =>
            {
                var contrast = truth[one.Key] - wanted;
                var error = one.Entry.Estimate!.Value - estimate - contrast;
                return new Row(
                    group.Key, error, raw[one.Key] - plain - contrast, one.Entry.PolicyScore!.Value - weighted - contrast,
                    Math.Abs(error) <= Quantile * one.Entry.StandardError!.Value);
            }));
        }

        return rows;
    }

    private static int Print(List<Row> rows, RaterModel model, TextWriter output)
    {
        output.WriteLine(FormattableString.Invariant(
            $"{model.Facts.Marks:N0} marks of {model.Facts.Ratees:N0} cadres by {model.Facts.Raters:N0} raters in {model.Facts.Classes:N0} classes, {model.Facts.Iterations} iterations"));
        foreach (var component in model.VarianceComponents)
            output.WriteLine(FormattableString.Invariant($"  {component.Name,-22} deviation {Math.Sqrt(component.Variance):0.000}{(component.Fixed ? "  fixed" : "")}"));
        output.WriteLine("competency                 RMSE: estimate  raw mean  weighted   coverage");
        foreach (var group in rows.GroupBy(row => row.Competency))
            Line(group.Key, [.. group]);
        var (estimate, raw, weighted, coverage) = Line("all", rows);
        var met = estimate < raw && estimate < weighted && coverage >= LeastCoverage;
        output.WriteLine(met ? "The estimates are nearer to the truth than both means, and their intervals hold it." : "MISSED");
        return met ? 0 : 1;

        (double Estimate, double Raw, double Weighted, double Coverage) Line(string name, List<Row> own)
        {
            var figures = (
                Root(own.Select(row => row.Estimate)), Root(own.Select(row => row.Raw)), Root(own.Select(row => row.Weighted)),
                own.Average(row => row.Covered ? 1.0 : 0.0));
            output.WriteLine(FormattableString.Invariant($"{name,-26} {figures.Item1,14:0.000} {figures.Item2,9:0.000} {figures.Item3,9:0.000} {figures.Item4,10:0.000}"));
            return figures;
        }
    }

    private static double Root(IEnumerable<double> errors) => Math.Sqrt(errors.Average(error => error * error));

    /// <summary>Errors of one entry, as contrasts to the mean of everybody with an entry.</summary>
    private sealed record Row(string Competency, double Estimate, double Raw, double Weighted, bool Covered);
}
