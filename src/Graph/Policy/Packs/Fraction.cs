namespace TalentGraph.Graph.Policy.Packs;

/// <summary>A share such as 1/7, which no decimal says exactly.</summary>
/// <param name="Numerator">≥ 0.</param>
/// <param name="Denominator">&gt; 0, at least the numerator.</param>
public readonly record struct Fraction(int Numerator, int Denominator)
{
    /// <summary>Whether a part is at most this share of a whole; compared by products, so exactly.</summary>
    public bool Covers(decimal part, decimal whole) => part * Denominator <= whole * Numerator;
}
