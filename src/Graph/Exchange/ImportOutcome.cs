namespace TalentGraph.Graph.Exchange;

/// <summary>How an import ended.</summary>
/// <param name="Summary">What it saw.</param>
public abstract record ImportOutcome(ImportSummary Summary);

/// <summary>Written and committed.</summary>
/// <param name="Summary">What it saw; its bad rows were skipped.</param>
/// <param name="Version">The store's version now; the one before when nothing was new.</param>
/// <param name="Written">How many records were added or changed.</param>
public sealed record Imported(ImportSummary Summary, Version Version, long Written) : ImportOutcome(Summary);

/// <summary>Looked at only, as asked; nothing stands in the way.</summary>
/// <param name="Summary">What it saw.</param>
public sealed record CheckedOnly(ImportSummary Summary) : ImportOutcome(Summary);

/// <summary>Nothing was written: there are bad rows.</summary>
/// <param name="Summary">What it saw.</param>
public sealed record Refused(ImportSummary Summary) : ImportOutcome(Summary);
