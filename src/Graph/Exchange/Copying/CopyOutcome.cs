namespace TalentGraph.Graph.Exchange.Copying;

/// <summary>How a copy of a store ended.</summary>
public abstract record CopyOutcome
{
    private protected CopyOutcome()
    {
    }
}

/// <summary>Both stores hold the same: read from both, not believed.</summary>
/// <param name="From">What the source holds.</param>
/// <param name="To">What the target holds.</param>
/// <param name="WasThere">Whether an earlier copy had ended there already, and nothing was written.</param>
public sealed record Copied(StoreDigest From, StoreDigest To, bool WasThere) : CopyOutcome;

/// <summary>The target does not hold what the source does.</summary>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record NotCopied(string Reason) : CopyOutcome;
