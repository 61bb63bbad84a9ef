namespace TalentGraph.Graph.Store;

/// <summary>Scans that are wanted whole.</summary>
public static class WholeScans
{
    private const int Attempts = 5;

    /// <summary>All records of a kind in key order, read anew where a commit overtakes the reading.</summary>
    /// <param name="store">Whose records.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="GraphStoreException">The store cannot answer, or commits overtook the reading every time.</exception>
    public static Task<List<T>> AllAsync<T>(this ITalentStore store, CancellationToken cancellationToken)
        where T : class, IRecord =>
        store.FirstAsync<T>(int.MaxValue, cancellationToken);

    /// <summary>The first records of a kind in key order, read anew where a commit overtakes the reading.</summary>
    /// <param name="store">Whose records.</param>
    /// <param name="most">At most so many; ≥ 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="GraphStoreException">The store cannot answer, or commits overtook the reading every time.</exception>
    public static async Task<List<T>> FirstAsync<T>(this ITalentStore store, int most, CancellationToken cancellationToken)
        where T : class, IRecord
    {
        ArgumentNullException.ThrowIfNull(store);
        for (int attempt = 1; ; attempt++)
        {
            var all = new List<T>();
            try
            {
                await foreach (T record in store.ScanAsync<T>(cancellationToken).ConfigureAwait(false))
                {
                    all.Add(record);
                    if (all.Count == most)
                        break;
                }

                return all;
            }
            catch (GraphStoreException error) when (error.Code == GraphStoreException.ScanOvertaken && attempt < Attempts)
            {
                // What was read is of no commit: it is read again.
            }
        }
    }
}
