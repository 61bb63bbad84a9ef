using TalentGraph.Graph.Exchange;

namespace TalentGraph.Graph.Demo;

/// <summary>A synthetic county as a bundle in a folder.</summary>
public static class DemoBundle
{
    /// <summary>The competency framework that the county's ratings follow.</summary>
    public const string Framework = "national-2023";

    /// <summary>The folder beside the bundle's files that holds the true values.</summary>
    public const string TruthFolder = "truth";

    /// <summary>Writes every file of the bundle, and the truth beside it. The same options write the same bytes.</summary>
    /// <param name="folder">Where; made when it is not there.</param>
    /// <param name="options">Which county.</param>
    /// <param name="progress">Hears the share that is done, 0–1; null: nobody listens.</param>
    /// <param name="cancellationToken">Stops the writing; what is written stays.</param>
    /// <exception cref="ArgumentException">The options ask for what cannot be made.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task WriteAsync(string folder, DemoOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        options.Check();
        var writer = new BundleWriter(folder);
        await using (writer.ConfigureAwait(false))
        {
            Truth truth = DemoCounty.Make(options, writer.Write, progress, cancellationToken);
            await TruthFiles.WriteAsync(Path.Combine(folder, TruthFolder), truth, cancellationToken).ConfigureAwait(false);
            var manifest = new BundleManifest
            {
                Source = $"demo --cadres {options.Cadres} --seed {options.Seed}",
                CreatedAt = new DateTimeOffset(options.AsOf, TimeOnly.MinValue, TimeSpan.Zero),
                Framework = Framework,
                Today = options.AsOf,
            };
            await writer.WriteManifestAsync(manifest, cancellationToken).ConfigureAwait(false);
        }
    }
}
