namespace TalentGraph.Api.Features.Capability;

/// <summary>What an answer does not show.</summary>
/// <param name="Path">Where it would stand, field names with dots between.</param>
/// <param name="Reason">Why not.</param>
internal readonly record struct Withheld(string Path, WithheldReason Reason)
{
    /// <summary>By path, then by reason, each once.</summary>
    public static IReadOnlyList<Withheld> Sorted(IEnumerable<Withheld> all) =>
        [.. all.Distinct().OrderBy(one => one.Path, StringComparer.Ordinal).ThenBy(one => one.Reason)];
}

/// <summary>Why something is not shown.</summary>
internal enum WithheldReason
{
    /// <summary>A group is so small that its members could be told.</summary>
    SmallGroup,

    /// <summary>The caller's role may not read it.</summary>
    NotYourRole,

    /// <summary>Nothing is known.</summary>
    NoData,

    /// <summary>No chain of raters or persons joins what would be compared.</summary>
    NotConnected,

    /// <summary>An appeal is open.</summary>
    UnderAppeal,

    /// <summary>Too few occasions to tell.</summary>
    TooFewOccasions,
}
