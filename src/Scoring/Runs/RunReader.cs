using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using TalentGraph.Scoring.Ballots;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Maps;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Scoring.Runs;

/// <summary>Reads what <see cref="RunWriter"/> wrote.</summary>
internal static class RunReader
{
    /// <exception cref="InvalidDataException">It is no rater model, of another version, or was changed.</exception>
    internal static RaterRun Read(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.GetBuffer().AsMemory(0, (int)memory.Length);
        var magic = RunWriter.Magic.Length;
        if (bytes.Length < magic + SHA256.HashSizeInBytes || !bytes.Span[..magic].SequenceEqual(RunWriter.Magic))
            throw new InvalidDataException("This is no rater model of version 1.");
        if (!SHA256.HashData(bytes.Span[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(bytes.Span[^SHA256.HashSizeInBytes..]))
            throw new InvalidDataException("The rater model was changed after it was saved.");
        using var body = new MemoryStream(memory.GetBuffer(), magic, bytes.Length - magic - SHA256.HashSizeInBytes, writable: false);
        using var reader = new BinaryReader(new BufferedStream(new GZipStream(body, CompressionMode.Decompress), 1 << 16), Encoding.UTF8);
        return ReadRun(reader);
    }

    private static RaterRun ReadRun(BinaryReader reader) => new()
    {
        Facts = ReadFacts(reader),
        Framework = FrameworkFile.Read(reader.ReadString()),
        IndicatorWeights = List(reader, () => new IndicatorLoading(reader.ReadString(), reader.ReadString(), reader.ReadDouble())),
        References = List(reader, () => (Key: reader.ReadString(), Value: reader.ReadDouble())).ToDictionary(pair => pair.Key, pair => pair.Value),
        Components = List(reader, () => new VarianceComponent(
            reader.ReadString(), reader.ReadDouble(), Number(reader), reader.ReadDouble(), reader.ReadBoolean(), reader.ReadInt32())),
        Severities = List(reader, () => new RaterSeverity(reader.ReadString(), reader.ReadString(), reader.ReadDouble(), reader.ReadDouble())),
        Effects = ReadEffects(reader),
        Maps = List(reader, () => ReadMap(reader)),
    };

    private static RunFacts ReadFacts(BinaryReader reader) => new()
    {
        Fingerprint = reader.ReadString(),
        Framework = reader.ReadString(),
        FrameworkVersion = reader.ReadString(),
        Scale = reader.ReadString(),
        AsOf = Day(reader),
        OldestEvidence = Day(reader),
        NewestEvidence = Day(reader),
        Ratees = reader.ReadInt32(),
        Raters = reader.ReadInt32(),
        Classes = reader.ReadInt32(),
        Ballots = reader.ReadInt32(),
        Marks = reader.ReadInt32(),
        WithheldGroups = reader.ReadInt32(),
        Iterations = reader.ReadInt32(),
        Seed = reader.ReadInt32(),
        Estimated = reader.ReadBoolean(),
        Converged = reader.ReadBoolean(),
    };

    private static MarkEffects ReadEffects(BinaryReader reader)
    {
        var means = List(reader, () => (Key: (reader.ReadString(), reader.ReadString()), Value: reader.ReadDouble()));
        var coordinates = List(reader, reader.ReadString);
        var persons = List(reader, () => (
            Key: reader.ReadString(), Value: Enumerable.Range(0, coordinates.Count).Select(_ => reader.ReadDouble()).ToArray()));
        var classes = List(reader, () => (Key: reader.ReadString(), Value: reader.ReadDouble()));
        return new MarkEffects
        {
            Means = means.ToDictionary(pair => pair.Key, pair => pair.Value),
            Coordinates = coordinates,
            Persons = persons.ToDictionary(pair => pair.Key, pair => pair.Value),
            Classes = classes.ToDictionary(pair => pair.Key, pair => pair.Value),
        };
    }

    private static CapabilityMap ReadMap(BinaryReader reader)
    {
        var ratee = reader.ReadString();
        return new CapabilityMap
        {
            Ratee = ratee,
            Entries = List(reader, () => ReadEntry(reader)),
            General = reader.ReadBoolean() ? ReadEntry(reader) : null,
            Virtues = List(reader, () => new VirtueLevel(reader.ReadString(), reader.ReadDouble(), reader.ReadDouble())),
            Withheld = List(reader, () => new WithheldGroup(ratee, reader.ReadString(), reader.ReadString(), Text(reader))),
        };
    }

    private static Capability ReadEntry(BinaryReader reader) => new()
    {
        Competency = Text(reader),
        Estimate = Number(reader),
        StandardError = Number(reader),
        Reliability = Number(reader),
        PolicyScore = Number(reader),
        AddsValue = reader.ReadBoolean(),
        Raters = reader.ReadInt32(),
        Occasions = reader.ReadInt32(),
        NewestEvidence = DateOnly.FromDayNumber(reader.ReadInt32()),
        CeilingShare = reader.ReadDouble(),
        ByRole = ReadMeans(reader),
        Groups = ReadMeans(reader),
        Parts = List(reader, () => new ExplanationPart((ExplanationKind)reader.ReadByte(), reader.ReadDouble())),
    };

    private static List<RoleMean> ReadMeans(BinaryReader reader) =>
        List(reader, () => new RoleMean(reader.ReadString(), Number(reader), Number(reader), reader.ReadInt32()));

    private static List<T> List<T>(BinaryReader reader, Func<T> read)
    {
        var count = reader.ReadInt32();
        var items = new List<T>(count);
        for (var k = 0; k < count; k++)
            items.Add(read());
        return items;
    }

    private static double? Number(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadDouble() : null;

    private static string? Text(BinaryReader reader) => reader.ReadString() is { Length: > 0 } text ? text : null;

    private static DateOnly? Day(BinaryReader reader) => reader.ReadInt32() is >= 0 and var day ? DateOnly.FromDayNumber(day) : null;
}
