using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.ML;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Scoring.Runs;

/// <summary>A run as a folder of files: the model, its card in two languages, and a manifest with their checksums.</summary>
public static class RunFiles
{
    /// <summary>The rater model.</summary>
    public const string Model = "raters.bin";

    /// <summary>The model card in Chinese.</summary>
    public const string ChineseCard = "card.zh-CN.md";

    /// <summary>The model card in English.</summary>
    public const string EnglishCard = "card.en.md";

    /// <summary>Names, lengths and sha256 of the other files.</summary>
    public const string Manifest = "manifest.json";

    private const int Version = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes all files of a run, over older ones.</summary>
    /// <returns>Their names, the manifest last.</returns>
    public static IReadOnlyList<string> Save(RaterModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        using (var stream = File.Create(Path.Combine(folder, Model)))
            Write(model, stream);
        File.WriteAllText(Path.Combine(folder, ChineseCard), ModelCard.Of(model, CardLanguage.Chinese), new UTF8Encoding(false));
        File.WriteAllText(Path.Combine(folder, EnglishCard), ModelCard.Of(model, CardLanguage.English), new UTF8Encoding(false));
        string[] names = [Model, ChineseCard, EnglishCard];
        var manifest = new ManifestContent(Version, model.Facts.Fingerprint, [.. names.Select(name => EntryOf(folder, name))]);
        File.WriteAllText(Path.Combine(folder, Manifest), JsonSerializer.Serialize(manifest, Json), new UTF8Encoding(false));
        return [.. names, Manifest];
    }

    /// <summary>Reads a run back and checks every file; the numbers are those that were saved.</summary>
    /// <exception cref="InvalidDataException">A file is missing, changed or of another version; the message names it.</exception>
    public static RaterModel Load(MLContext ml, string folder)
    {
        Verify(folder);
        using var stream = File.OpenRead(Path.Combine(folder, Model));
        return Read(ml, stream);
    }

    /// <summary>Checks the files of a run against its manifest.</summary>
    /// <exception cref="InvalidDataException">A file is missing, changed or of another version; the message names it.</exception>
    public static void Verify(string folder)
    {
        var path = Path.Combine(folder, Manifest);
        if (!File.Exists(path))
            throw new InvalidDataException($"The run has no {Manifest}.");
        ManifestContent? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<ManifestContent>(File.ReadAllText(path), Json);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{Manifest} of the run cannot be read.", broken);
        }

        if (manifest?.Version != Version)
            throw new InvalidDataException($"{Manifest} of the run has version {manifest?.Version}; {Version} is read here.");
        foreach (var file in manifest.Files)
        {
            if (!File.Exists(Path.Combine(folder, file.Name)) || EntryOf(folder, file.Name) != file)
                throw new InvalidDataException($"{file.Name} of the run is missing or was changed.");
        }
    }

    /// <summary>Writes the rater model alone.</summary>
    public static void Write(RaterModel model, Stream stream) => RunWriter.Write(model.Run, stream);

    /// <summary>Reads a rater model that <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no rater model, of another version, or was changed.</exception>
    public static RaterModel Read(MLContext ml, Stream stream) => new(ml, RunReader.Read(stream));

    private static ManifestEntry EntryOf(string folder, string name)
    {
        using var stream = File.OpenRead(Path.Combine(folder, name));
        return new ManifestEntry(name, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    private sealed record ManifestContent(int Version, string Fingerprint, IReadOnlyList<ManifestEntry> Files);

    private sealed record ManifestEntry(string Name, long Length, string Sha256);
}
