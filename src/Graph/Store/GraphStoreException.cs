namespace TalentGraph.Graph.Store;

/// <summary>Something outside is broken: the store could not answer. Names the query's file, never its parameters.</summary>
public sealed class GraphStoreException : Exception
{
    /// <summary>The code for changes that the log no longer holds: the caller must read everything anew.</summary>
    public const string ResyncRequired = "RESYNC_REQUIRED";

    /// <summary>
    /// The code for a commit that changed what a scan reads, after the scan had begun to give it: the caller must scan anew.
    /// </summary>
    public const string ScanOvertaken = "SCAN_OVERTAKEN";

    /// <summary>The code for an import that is not there to be resumed.</summary>
    public const string NotUnfinished = "NO_UNFINISHED_IMPORT";

    /// <summary>Says what is broken.</summary>
    /// <param name="code">The store's own code for it.</param>
    /// <param name="query">The query's file name, without its folder's parameters.</param>
    /// <param name="isTransient">Whether trying again may help.</param>
    /// <param name="inner">What the driver said; null: nothing.</param>
    public GraphStoreException(string code, string query, bool isTransient, Exception? inner)
        : base($"The store failed with {code} in {query}.", inner)
    {
        Code = code;
        Query = query;
        IsTransient = isTransient;
    }

    /// <summary>The store's own code.</summary>
    public string Code { get; }

    /// <summary>The query's file name.</summary>
    public string Query { get; }

    /// <summary>Whether trying again may help.</summary>
    public bool IsTransient { get; }
}
