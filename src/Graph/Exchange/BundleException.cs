namespace TalentGraph.Graph.Exchange;

/// <summary>The bundle as a whole cannot be read: it is not there, damaged, over a limit, or its manifest is wrong.</summary>
public sealed class BundleException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="message">What is wrong, with the file's name; no cell of any row.</param>
    /// <param name="inner">What the system said; null: nothing.</param>
    public BundleException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
