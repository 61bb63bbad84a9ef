using System.Text.Json;
using TalentGraph.Graph.Exchange.Checking;
using TalentGraph.Graph.Exchange.Sources;
using TalentGraph.Graph.Exchange.Writing;

namespace TalentGraph.Graph.Exchange;

/// <summary>Imports bundles: looks at every row first, writing nothing; then writes all of it under one version.</summary>
public static class BundleImporter
{
    /// <summary>The words that stand for columns and codes: file, column or column=code, words; a line each.</summary>
    public static string AliasTable => Cells.Aliases.All.ToString();

    /// <summary>Imports a folder or a .zip.</summary>
    /// <param name="store">Where it goes; written to at the end only, and all at once.</param>
    /// <param name="path">The folder or file.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told after each batch of rows; null: nobody.</param>
    /// <param name="cancellationToken">Stops it; the store then is as it was, or has an unfinished import that says so.</param>
    /// <exception cref="BundleException">The bundle as a whole cannot be read.</exception>
    /// <exception cref="GraphStoreException">The store cannot answer, or somebody else writes.</exception>
    public static async Task<ImportOutcome> ImportAsync(
        ITalentStore store, string path, ImportOptions options, Action<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            using BundleSource source = await Task.Run(() => BundleSource.Open(path), cancellationToken).ConfigureAwait(false);
            BundleManifest manifest = await ManifestAsync(source, options, cancellationToken).ConfigureAwait(false);
            return await ImportAsync(store, source, manifest, options, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new BundleException($"The bundle cannot be read: {e.Message}", e);
        }
    }

    private static async Task<ImportOutcome> ImportAsync(
        ITalentStore store, BundleSource source, BundleManifest manifest, ImportOptions options, Action<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        string content = "";
        if (!options.DryRun)
        {
            StoreStatus before = await store.StatusAsync(cancellationToken).ConfigureAwait(false);
            RequireTurn(before, options.Resume);
            if (options.Resume is not null && before.UnfinishedContent is { } begun)
                options = options with { Today = ImportContent.DayOf(begun) };
            content = await Task.Run(() => ImportContent.Of(source, options, cancellationToken), cancellationToken).ConfigureAwait(false);
            RequireSame(before, content);
        }

        CheckContext check = await CheckAsync(store, source, options, progress, cancellationToken).ConfigureAwait(false);
        ImportSummary summary = BundleCheck.Summary(check);
        if (summary.BadRows > 0 && !options.SkipBadRows)
            return new Refused(summary);
        if (options.DryRun)
            return new CheckedOnly(summary);

        string writer = manifest.Source ?? source.Name;
        IWriteSession session = options.Resume is { } import
            ? await store.ResumeAsync(import, writer, cancellationToken).ConfigureAwait(false)
            : await store.BeginAsync(writer, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            // Nobody else writes from here on. Who wrote between the check and now changed what was checked against.
            StoreStatus now = await store.StatusAsync(cancellationToken).ConfigureAwait(false);
            RequireTurn(now, options.Resume);
            RequireSame(now, content);
            session.NameContent(content);
            if (now.Version != check.Version)
            {
                check = await CheckAsync(store, source, options with { OnProblem = null, OnNote = null }, progress, cancellationToken).ConfigureAwait(false);
                summary = BundleCheck.Summary(check);
                if (summary.BadRows > 0 && !options.SkipBadRows)
                    return new Refused(summary);
            }

            if (check.HasNationalIds && options.BeforeNationalIds is { } note)
                await note(cancellationToken).ConfigureAwait(false);
            WriteContext written = await BundleWriting.RunAsync(check, session, manifest.Today, cancellationToken).ConfigureAwait(false);
            if (options.BeforeCommit is { } wait)
                await wait(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            Version version = await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new Imported(summary, version, written.Written);
        }
    }

    /// <summary>One import after another: what one that was cut off has left must be ended before the next begins.</summary>
    private static void RequireTurn(StoreStatus status, string? resume)
    {
        if (resume is null && status.UnfinishedImport is { } unfinished)
        {
            throw new BundleException(status.UnfinishedContent is null
                ? $"A move of another store ({unfinished}) runs or was cut off. If it was cut off, run that move again."
                : $"Import {unfinished} runs or was cut off. If it was cut off, import the same bundle again with --resume {unfinished}.");
        }

        if (resume is not null && status.UnfinishedImport != resume)
            throw new BundleException($"There is no unfinished import '{resume}'.");
        // What was named no content is a copy of a store: a bundle that ended it would make half of that store pass for whole.
        if (resume is not null && status.UnfinishedContent is null)
            throw new BundleException($"Import {resume} is a move of another store that was cut off, and no import of a bundle: run that move again.");
    }

    /// <summary>Half of one bundle is not ended by another, nor by the same with other options.</summary>
    private static void RequireSame(StoreStatus status, string content)
    {
        if (status.UnfinishedContent is { } begun && begun != content)
            throw new BundleException($"Import {status.UnfinishedImport} was begun with another bundle or other options than this: resume it with the same.");
    }

    private static async Task<CheckContext> CheckAsync(
        ITalentStore store, BundleSource source, ImportOptions options, Action<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        StoreStatus status = await store.StatusAsync(cancellationToken).ConfigureAwait(false);
        var check = new CheckContext(store, source, options, status, progress);
        await Task.Run(() => BundleCheck.RunAsync(check, cancellationToken), cancellationToken).ConfigureAwait(false);
        check.Writing = true;
        return check;
    }

    private static async Task<BundleManifest> ManifestAsync(BundleSource source, ImportOptions options, CancellationToken cancellationToken)
    {
        using Stream? stream = source.OpenRead(BundleManifest.FileName);
        if (stream is null)
            return new BundleManifest();
        try
        {
            (BundleManifest manifest, IReadOnlyList<string> unknown) = await BundleManifest.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            foreach (string name in unknown)
                options.OnNote?.Invoke(new ImportWarning(BundleManifest.FileName, name, "unknown property, not read"));
            return manifest;
        }
        catch (JsonException e)
        {
            throw new BundleException($"{BundleManifest.FileName} is wrong: {e.Message}", e);
        }
    }
}
