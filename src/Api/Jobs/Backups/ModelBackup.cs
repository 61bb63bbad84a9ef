using System.Globalization;
using System.Security.Cryptography;
using TalentGraph.Api.Hosting.Settings;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>The policy packs and frameworks of a deployment: figures are explained by the ones they were made under.</summary>
/// <param name="configuration">Names them; not checked, as what it names may be what was lost.</param>
/// <param name="environment">Where relative paths start.</param>
internal sealed class ModelBackup(IConfiguration configuration, IHostEnvironment environment)
{
    private static readonly string[] Folders = ["policies/", "frameworks/"];
    private readonly PolicySettings policy = configuration.GetSection("Policy").Get<PolicySettings>() ?? new();
    private readonly ScoringSettings scoring = configuration.GetSection("Scoring").Get<ScoringSettings>() ?? new();

    /// <summary>The setting <c>Policy:Packs</c>.</summary>
    public string Packs => policy.Packs;

    /// <summary>Adds them, the packs numbered in the deployment's order.</summary>
    public async Task TakeAsync(BackupWriter writer, CancellationToken cancellationToken)
    {
        foreach (var (number, pack) in policy.FilesIn(environment.ContentRootPath).Index())
            await writer.AddAsync(string.Create(CultureInfo.InvariantCulture, $"policies/{number + 1}-{Path.GetFileName(pack)}"), pack, cancellationToken);
        foreach (var framework in scoring.FilesIn(environment.ContentRootPath))
            await writer.AddAsync($"frameworks/{Path.GetFileName(framework)}", framework, cancellationToken);
    }

    /// <summary>Unpacks those that the deployment does not have, or has otherwise; overwrites nothing that settings name.</summary>
    /// <param name="archive">Verified.</param>
    /// <param name="folder">Where a folder for them may be made.</param>
    /// <param name="note">Takes what the user should know.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task PutAsync(BackupArchive archive, string folder, Action<string> note, CancellationToken cancellationToken)
    {
        var present = policy.FilesIn(environment.ContentRootPath).Concat(scoring.FilesIn(environment.ContentRootPath)).Where(File.Exists)
            .Select(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))).ToHashSet(StringComparer.Ordinal);
        var target = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"models-of-{archive.Manifest.CreatedAt:yyyyMMdd'T'HHmmss'Z'}"));
        foreach (var file in archive.Manifest.Files.Where(file => Folders.Any(file.Path.StartsWith) && !present.Contains(file.Sha256)))
        {
            var to = Path.Combine(target, file.Path);
            if (!File.Exists(to))
                await archive.ExtractAsync(file.Path, to, cancellationToken);
            note($"{file.Path} is not among this deployment's packs and frameworks: it lies in {target}. Policy:Packs was '{archive.Manifest.Packs}'.");
        }
    }
}
