namespace TalentGraph.Api.Features.Answers;

/// <summary>A share, never shown without its parts.</summary>
/// <param name="Numerator">How many of them; null: suppressed.</param>
/// <param name="Denominator">Of how many; null: suppressed.</param>
/// <param name="Value">The share, 0–1; null: of nobody, or suppressed.</param>
/// <param name="Suppressed">Whether the caller's role may not read it.</param>
internal sealed record RateNode(int? Numerator, int? Denominator, decimal? Value, bool Suppressed)
{
    /// <summary>A share for whoever may read it.</summary>
    internal static RateNode Of(int numerator, int denominator, bool mayRead) => mayRead
        ? new(numerator, denominator, denominator == 0 ? null : Shown.Share((decimal)numerator / denominator), false)
        : new(null, null, null, true);
}
