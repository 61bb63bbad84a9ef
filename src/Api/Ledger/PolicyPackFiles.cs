using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Api.Ledger;

/// <summary>Reads the deployment's packs from <c>models/policies</c>.</summary>
internal static class PolicyPackFiles
{
    /// <summary>Where they lie, under the program's folder.</summary>
    public const string Folder = "models/policies";

    /// <summary>Reads the packs that are listed; none listed: every pack there is.</summary>
    /// <param name="folder">The folder; its files are <c>{id}.json</c>.</param>
    /// <param name="ids">The packs' ids, in the deployment's order; when empty the latest stands first.</param>
    /// <exception cref="ArgumentException">A pack that is listed is not there, or they do not go together.</exception>
    /// <exception cref="FormatException">A file is not a pack; the message names the file and the property.</exception>
    public static PolicyPacks Read(string folder, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
            return new PolicyPacks(ids.Select(id => ReadOne(folder, id)));
        var all = Directory.EnumerateFiles(folder, "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(file => ReadOne(folder, Path.GetFileNameWithoutExtension(file)));
        return new PolicyPacks(all.OrderByDescending(pack => pack.EffectiveFrom));
    }

    private static PolicyPack ReadOne(string folder, string id)
    {
        string file = Path.Combine(folder, id + ".json");
        if (!File.Exists(file))
            throw new ArgumentException($"Policy:Packs names '{id}', but there is no {Folder}/{id}.json.", nameof(id));
        PolicyPack pack = PolicyPackReader.Read(Path.GetFileName(file), File.ReadAllBytes(file));
        return pack.Id == id ? pack : throw new FormatException($"{id}.json: id must be the file's name, not '{pack.Id}'.");
    }
}
