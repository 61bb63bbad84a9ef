namespace TalentGraph.Graph.Store;

/// <summary>One line of the change log.</summary>
/// <param name="Version">The commit it belongs to.</param>
/// <param name="Kind">The record's plural name: <c>enrolments</c>.</param>
/// <param name="Key">The record's key.</param>
/// <param name="Deleted">Whether the record is gone.</param>
/// <param name="At">When the commit was made.</param>
/// <param name="Source">Who made it: an import's source, a verb, a caller's client.</param>
public sealed record Change(Version Version, string Kind, string Key, bool Deleted, DateTimeOffset At, string Source)
{
    /// <summary>How many days the log is kept.</summary>
    public const int KeptDays = 400;
}

/// <summary>What a store says of itself.</summary>
/// <param name="Version">The last commit.</param>
/// <param name="Today">The day a demo store lives at; null: the clock's.</param>
/// <param name="UnfinishedImport">The import that was cut off and must be resumed; null: none.</param>
/// <param name="IsEmpty">Whether it holds no record at all.</param>
/// <param name="NationalIdKey">What the key is known by that its national ids are hashed by; null: nothing is noted.</param>
public sealed record StoreStatus(Version Version, DateOnly? Today, string? UnfinishedImport, bool IsEmpty, string? NationalIdKey = null)
{
    /// <summary>What the unfinished import is known by, as its session named it; null: there is none, or it was not named.</summary>
    public string? UnfinishedContent { get; init; }
}
