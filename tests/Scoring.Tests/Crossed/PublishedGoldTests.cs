using System.Diagnostics;
using System.Globalization;
using CsCheck;
using TalentGraph.Scoring.Crossed;

namespace TalentGraph.Scoring.Tests.Crossed;

public sealed class PublishedGoldTests
{
    // Shrout, P. E. & Fleiss, J. L. (1979) Intraclass correlations: uses in assessing rater reliability.
    // Psychological Bulletin 86, 420–428, table 2: six targets, four judges.
    private static readonly double[,] Table2 =
    {
        { 9, 2, 5, 8 }, { 6, 1, 3, 2 }, { 8, 4, 6, 8 }, { 7, 1, 2, 6 }, { 10, 5, 6, 9 }, { 6, 2, 4, 7 },
    };

    [Fact]
    public void Shrout_and_Fleiss_ICCs_follow_from_the_variance_components()
    {
        var (y, targets, judges) = Rows(Table2);

        var crossed = CrossedFactors.Fit(y, [new("target", targets), new("judge", judges)], new() { Tolerance = 1e-8, MaxIterations = 200 }, cancel: TestContext.Current.CancellationToken);
        var oneWay = CrossedFactors.Fit(y, [new("target", targets)], new() { Tolerance = 1e-8, MaxIterations = 200 }, cancel: TestContext.Current.CancellationToken);

        var (target, judge, residual) = (crossed.FactorVariances[0], crossed.FactorVariances[1], crossed.ResidualVariance);
        Assert.Equal(0.165742, oneWay.FactorVariances[0] / (oneWay.FactorVariances[0] + oneWay.ResidualVariance), 2e-3);
        Assert.Equal(0.289764, target / (target + judge + residual), 2e-3);
        Assert.Equal(0.714841, target / (target + residual), 2e-3);
        Assert.Equal(0.620051, target / (target + ((judge + residual) / 4)), 2e-3);
        Assert.Equal(0.909316, target / (target + (residual / 4)), 2e-3);
    }

    [Fact]
    public void Balanced_two_way_tables_give_the_variances_of_the_analysis_of_variance()
    {
        // REML equals the ANOVA estimators on balanced data while these are positive (Searle, Casella, McCulloch 1992, §4.8).
        Gen.Int[1, 1000].Sample(
            seed =>
            {
                var table = Simulated(seed, 12, 7);
                var (a, b, e) = Anova(table);
                if (a < 0.2 || b < 0.2)
                    return;
                var (y, rows, columns) = Rows(table);

                var fit = CrossedFactors.Fit(y, [new("row", rows), new("column", columns)], new() { Tolerance = 1e-7, MaxIterations = 200 }, cancel: TestContext.Current.CancellationToken);

                Assert.Equal(1, fit.FactorVariances[0] / a, 0.02);
                Assert.Equal(1, fit.FactorVariances[1] / b, 0.02);
                Assert.Equal(1, fit.ResidualVariance / e, 0.02);
            },
            iter: 20, threads: 1);
    }

    [Fact]
    public void Three_crossed_factors_agree_with_lme4()
    {
        var random = new Random(5);
        var n = 900;
        string[][] levels = [.. new[] { 40, 15, 9 }.Select(count => Enumerable.Range(0, n).Select(_ => $"L{random.Next(count)}").ToArray())];
        var effects = levels.Select((own, f) => own.Distinct().Order(StringComparer.Ordinal).ToDictionary(level => level, _ => (f + 1) * (random.NextDouble() - 0.5) * 2)).ToArray();
        var y = Enumerable.Range(0, n).Select(k => Math.Round(10 + Enumerable.Range(0, 3).Sum(f => effects[f][levels[f][k]]) + ((random.NextDouble() - 0.5) * 4), 6)).ToArray();
        var oracle = Lme4OrSkip(y, levels);

        var fit = CrossedFactors.Fit(y, [.. levels.Select((own, f) => new CrossedFactor($"f{f}", own))], new() { Probes = 512, Tolerance = 1e-7 }, cancel: TestContext.Current.CancellationToken);

        for (var f = 0; f < 3; f++)
            Assert.Equal(1, fit.FactorVariances[f] / oracle[f], 5e-3);
        Assert.Equal(1, fit.ResidualVariance / oracle[3], 1e-3);
        Assert.Equal(oracle[4], fit.Intercept, 1e-3);
    }

    private static double[] Lme4OrSkip(double[] y, string[][] levels)
    {
        var folder = Directory.CreateTempSubdirectory("lme4-");
        try
        {
            var data = Path.Combine(folder.FullName, "d.csv");
            File.WriteAllLines(data, Enumerable.Range(0, y.Length)
                .Select(k => FormattableString.Invariant($"{y[k]:R},{levels[0][k]},{levels[1][k]},{levels[2][k]}")).Prepend("y,a,b,c"));
            const string script = "suppressMessages(library(lme4)); d <- read.csv(commandArgs(TRUE)[1]); "
                + "m <- lmer(y ~ 1 + (1|a) + (1|b) + (1|c), d, control = lmerControl(optCtrl = list(xtol_rel = 1e-10, ftol_rel = 1e-12))); "
                + "v <- as.data.frame(VarCorr(m)); r <- setNames(v$vcov, v$grp); cat(format(c(r['a'], r['b'], r['c'], r['Residual'], fixef(m)), digits = 15))";
            Process? process;
            try
            {
                process = Process.Start(new ProcessStartInfo("Rscript", ["-e", script, data]) { RedirectStandardOutput = true, RedirectStandardError = true });
            }
            catch (System.ComponentModel.Win32Exception)
            {
                process = null;
            }

            if (process is null)
                Assert.Skip("Rscript is not on this machine (r-base-core).");
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                Assert.Skip("R has no lme4 here (r-cran-lme4).");
            return [.. output.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (double[] Y, string[] Rows, string[] Columns) Rows(double[,] table)
    {
        var cells = (from i in Enumerable.Range(0, table.GetLength(0)) from j in Enumerable.Range(0, table.GetLength(1)) select (i, j)).ToArray();
        return ([.. cells.Select(c => table[c.i, c.j])], [.. cells.Select(c => $"r{c.i:00}")], [.. cells.Select(c => $"c{c.j:00}")]);
    }

    private static double[,] Simulated(int seed, int rows, int columns)
    {
        var random = new Random(seed);
        var a = Enumerable.Range(0, rows).Select(_ => (random.NextDouble() - 0.5) * 6).ToArray();
        var b = Enumerable.Range(0, columns).Select(_ => (random.NextDouble() - 0.5) * 6).ToArray();
        var table = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                table[i, j] = a[i] + b[j] + ((random.NextDouble() - 0.5) * 4);
        }

        return table;
    }

    private static (double Row, double Column, double Residual) Anova(double[,] table)
    {
        var (r, c) = (table.GetLength(0), table.GetLength(1));
        var mean = table.Cast<double>().Average();
        var rows = Enumerable.Range(0, r).Select(i => Enumerable.Range(0, c).Average(j => table[i, j])).ToArray();
        var columns = Enumerable.Range(0, c).Select(j => Enumerable.Range(0, r).Average(i => table[i, j])).ToArray();
        var msRows = c * rows.Sum(m => (m - mean) * (m - mean)) / (r - 1);
        var msColumns = r * columns.Sum(m => (m - mean) * (m - mean)) / (c - 1);
        var residual = 0d;
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < c; j++)
                residual += Math.Pow(table[i, j] - rows[i] - columns[j] + mean, 2);
        }

        residual /= (r - 1) * (c - 1);
        return ((msRows - residual) / c, (msColumns - residual) / r, residual);
    }
}
