using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Marks;

namespace TalentGraph.Scoring.Raters;

/// <summary>One sha256 over all that decides a run's numbers; the order of rows is not part of it.</summary>
internal static class Fingerprint
{
    internal static string Of(MarkTable table, RaterOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var names in new[] { table.Ratees, table.Raters, table.Classes, table.Rounds, table.Roles, table.Indicators })
            Add(hash, names);
        foreach (var codes in new[] { table.Ratee, table.Rater, table.Class, table.Round, table.Role, table.Day, table.Start, table.Indicator })
            hash.AppendData(MemoryMarshal.AsBytes(codes.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(table.Scores.AsSpan()));
        Add(hash, [FrameworkFile.Write(options.Framework), $"{options.AsOf:O}", options.Priors.Version]);
        Add(hash, options.IndicatorWeights.Select(weight => FormattableString.Invariant($"{weight.Indicator}\t{weight.Competency}\t{weight.Weight:R}"))
            .Order(StringComparer.Ordinal));
        Add(hash, Numbers(options.Priors.Scales));
        Add(hash, Numbers(options.Priors.HeldDeviations));
        Add(hash, Numbers(options.FrozenReferences));
        Add(hash, (options.ClosedRounds ?? new Dictionary<string, DateOnly>()).Select(pair => $"{pair.Key}\t{pair.Value:O}").Order(StringComparer.Ordinal));
        Add(hash, options.Virtues.Select(pair => $"{pair.Key}\t{pair.Value}").Order(StringComparer.Ordinal));
        Add(hash, [FormattableString.Invariant($"{options.ClosedRounds is null} {options.Priors.DegreesOfFreedom:R} {options.Solver}")]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Numbers(IReadOnlyDictionary<string, double> numbers) => numbers
        .Select(pair => pair.Key + "\t" + pair.Value.ToString("R", CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal);

    private static void Add(IncrementalHash hash, IEnumerable<string> texts)
    {
        foreach (var text in texts)
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        hash.AppendData([0]);
    }
}
