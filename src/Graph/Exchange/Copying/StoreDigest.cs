using System.Security.Cryptography;
using System.Text;

namespace TalentGraph.Graph.Exchange.Copying;

/// <summary>
/// How many records of each kind a store holds, and a hash over them in key order: equal exactly where the records are,
/// in whatever store they lie. What a scoring run that was cut off left is in no digest.
/// </summary>
public sealed record StoreDigest
{
    /// <summary>The version it was taken at.</summary>
    public required Version Version { get; init; }

    /// <summary>The day the store lives at; null: the clock's.</summary>
    public required DateOnly? Today { get; init; }

    /// <summary>One a record type, in the bundle's order, those without records included.</summary>
    public required IReadOnlyList<RecordDigest> Records { get; init; }

    /// <summary>How many records there are in all.</summary>
    public long Count => Records.Sum(r => r.Count);

    /// <summary>SHA-256 over the kinds' hashes and the store's own day, in lower hex; the version is not in it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Records.Select(r => $"{r.Kind} {r.Count} {r.Sha256}").Append($"today {Today:yyyy-MM-dd}")))));

    /// <summary>Reads a store from end to end.</summary>
    /// <param name="store">The store.</param>
    /// <param name="progress">Told after each some thousand records; null: nobody.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The digest; null: others wrote into the store all the while.</returns>
    /// <exception cref="UnfinishedImportException">An import runs or was cut off.</exception>
    /// <exception cref="GraphStoreException">The store cannot answer.</exception>
    public static async Task<StoreDigest?> OfAsync(ITalentStore store, Action<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        StoreStatus before = await store.WholeAsync(cancellationToken).ConfigureAwait(false);
        List<RecordDigest> records = await OfAsync(new WholeRecords(store), progress, cancellationToken).ConfigureAwait(false);
        return await store.StoodStillAsync(before.Version, cancellationToken).ConfigureAwait(false)
            ? new StoreDigest { Version = before.Version, Today = before.Today, Records = records }
            : null;
    }

    /// <summary>Reads records from end to end.</summary>
    internal static async Task<List<RecordDigest>> OfAsync(WholeRecords whole, Action<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        var records = new List<RecordDigest>();
        foreach (RecordType type in RecordTypes.All)
        {
            using var hash = new RecordHash(type);
            await foreach (IRecord record in whole.OfAsync(type, cancellationToken).ConfigureAwait(false))
            {
                hash.Add(record);
                if (hash.Count % CopyProgress.Rows == 0)
                    progress?.Invoke(new CopyProgress("checking", type.Name, hash.Count));
            }

            records.Add(hash.End());
            progress?.Invoke(new CopyProgress("checking", type.Name, hash.Count));
        }

        return records;
    }

    /// <summary>What differs first; null: nothing does.</summary>
    /// <param name="other">The digest of the other store.</param>
    public string? DifferenceFrom(StoreDigest other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach ((RecordDigest mine, RecordDigest theirs) in Records.Zip(other.Records))
        {
            if (mine.Count != theirs.Count)
                return $"{mine.Kind}: {mine.Count} records and {theirs.Count}";
            if (mine != theirs)
                return $"{mine.Kind}: {mine.Count} records each, but not the same";
        }

        return Today == other.Today ? null : "the store's own day";
    }
}

/// <summary>What a store holds of one kind.</summary>
/// <param name="Kind">The record's plural name.</param>
/// <param name="Count">How many; ≥ 0.</param>
/// <param name="Sha256">Over all of them in key order, in lower hex.</param>
public sealed record RecordDigest(string Kind, long Count, string Sha256);

/// <summary>How far a copy or a check is.</summary>
/// <param name="Doing">What is done: <c>copying</c>, <c>checking</c>.</param>
/// <param name="Kind">The record's plural name.</param>
/// <param name="Records">How many of this kind are done.</param>
public sealed record CopyProgress(string Doing, string Kind, long Records)
{
    /// <summary>Between two reports of one kind.</summary>
    internal const int Rows = 5000;
}
