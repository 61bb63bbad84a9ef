using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Maps;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Scoring.Runs;

// The file: 8 bytes of magic with the version, a gzipped body, the sha256 of both. RunReader reads in the same order.

/// <summary>Writes a run's numbers, every bit of them.</summary>
internal static class RunWriter
{
    internal static readonly byte[] Magic = "TGRATER1"u8.ToArray();

    internal static void Write(RaterRun run, Stream stream)
    {
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            hashed.Write(Magic);
            using var packed = new GZipStream(hashed, CompressionLevel.Fastest, leaveOpen: true);
            using var writer = new BinaryWriter(packed, Encoding.UTF8);
            WriteRun(writer, run);
        }

        stream.Write(hash.Hash);
    }

    private static void WriteRun(BinaryWriter writer, RaterRun run)
    {
        WriteFacts(writer, run.Facts);
        writer.Write(FrameworkFile.Write(run.Framework));
        List(writer, run.IndicatorWeights, weight =>
        {
            writer.Write(weight.Indicator);
            writer.Write(weight.Competency);
            writer.Write(weight.Weight);
        });
        List(writer, [.. run.References], pair =>
        {
            writer.Write(pair.Key);
            writer.Write(pair.Value);
        });
        List(writer, run.Components, component =>
        {
            writer.Write(component.Name);
            writer.Write(component.Variance);
            Number(writer, component.StandardError);
            writer.Write(component.Share);
            writer.Write(component.Fixed);
            writer.Write(component.Levels);
        });
        List(writer, run.Severities, severity =>
        {
            writer.Write(severity.Rater);
            writer.Write(severity.Group);
            writer.Write(severity.Severity);
            writer.Write(severity.StandardError);
        });
        WriteEffects(writer, run.Effects);
        List(writer, run.Maps, map => WriteMap(writer, map));
    }

    private static void WriteFacts(BinaryWriter writer, RunFacts facts)
    {
        foreach (var text in new[] { facts.Fingerprint, facts.Framework, facts.FrameworkVersion, facts.Scale })
            writer.Write(text);
        foreach (var day in new[] { facts.AsOf, facts.OldestEvidence, facts.NewestEvidence })
            writer.Write(day?.DayNumber ?? -1);
        foreach (var count in new[] { facts.Ratees, facts.Raters, facts.Classes, facts.Ballots, facts.Marks, facts.WithheldGroups, facts.Iterations, facts.Seed })
            writer.Write(count);
        writer.Write(facts.Estimated);
        writer.Write(facts.Converged);
    }

    private static void WriteEffects(BinaryWriter writer, MarkEffects effects)
    {
        List(writer, [.. effects.Means], pair =>
        {
            writer.Write(pair.Key.Role);
            writer.Write(pair.Key.Indicator);
            writer.Write(pair.Value);
        });
        List(writer, effects.Coordinates, writer.Write);
        List(writer, [.. effects.Persons], pair =>
        {
            writer.Write(pair.Key);
            foreach (var value in pair.Value)
                writer.Write(value);
        });
        List(writer, [.. effects.Classes], pair =>
        {
            writer.Write(pair.Key);
            writer.Write(pair.Value);
        });
    }

    private static void WriteMap(BinaryWriter writer, CapabilityMap map)
    {
        writer.Write(map.Ratee);
        List(writer, map.Entries, entry => WriteEntry(writer, entry));
        writer.Write(map.General is not null);
        if (map.General is { } general)
            WriteEntry(writer, general);
        List(writer, map.Virtues, virtue =>
        {
            writer.Write(virtue.Virtue);
            writer.Write(virtue.Estimate);
            writer.Write(virtue.StandardError);
        });
        List(writer, map.Withheld, group =>
        {
            writer.Write(group.Round);
            writer.Write(group.Role);
            writer.Write(group.Competency ?? "");
        });
    }

    private static void WriteEntry(BinaryWriter writer, Capability entry)
    {
        writer.Write(entry.Competency ?? "");
        foreach (var number in new[] { entry.Estimate, entry.StandardError, entry.Reliability, entry.PolicyScore })
            Number(writer, number);
        writer.Write(entry.AddsValue);
        writer.Write(entry.Raters);
        writer.Write(entry.Occasions);
        writer.Write(entry.NewestEvidence.DayNumber);
        writer.Write(entry.CeilingShare);
        foreach (var means in new[] { entry.ByRole, entry.Groups })
        {
            List(writer, means, mean =>
            {
                writer.Write(mean.Name);
                Number(writer, mean.Mean);
                Number(writer, mean.Adjusted);
                writer.Write(mean.Raters);
            });
        }

        List(writer, entry.Parts, part =>
        {
            writer.Write((byte)part.Kind);
            writer.Write(part.Points);
        });
    }

    private static void List<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
            write(item);
    }

    private static void Number(BinaryWriter writer, double? number)
    {
        writer.Write(number is not null);
        if (number is { } known)
            writer.Write(known);
    }
}
