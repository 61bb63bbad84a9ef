using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace TalentGraph.Scoring.Tests;

/// <summary>73,421 real ratings with lme4's answers, read from the reference folder beside the repository.</summary>
internal sealed record InstEval(string[] Raters, string[] Lecturers, double[] Y)
{
    internal static InstEval ReadOrSkip()
    {
        var rows = Lines("insteval.csv.gz").Select(line => line.Split(',')).ToList();
        return new InstEval(
            [.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])], [.. rows.Select(row => Number(row[6]))]);
    }

    /// <summary>lme4's BLUP and conditional SD by factor and level.</summary>
    internal static Dictionary<(string Factor, string Level), (double Blup, double Sd)> GoldOrSkip() =>
        Lines("insteval-gold-model-b.csv.gz").Select(line => line.Split(','))
            .ToDictionary(row => (row[0], row[1]), row => (Number(row[2]), Number(row[3])));

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static List<string> Lines(string name, [CallerFilePath] string here = "")
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../shared/data", name));
        if (!File.Exists(path))
            Assert.Skip($"../shared/data/{name} is not beside the repository.");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var lines = new List<string>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }
}
