namespace TalentGraph.Api.Features.Answers;

/// <summary>Rounding where figures are shown, and only there.</summary>
internal static class Shown
{
    /// <summary>Hours, days and points: one decimal.</summary>
    public static decimal OneDecimal(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);

    /// <summary>Rates and shares, 0–1: four decimals.</summary>
    public static decimal Share(decimal value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);

    /// <summary>A figure by its unit.</summary>
    public static decimal? Of(decimal? value, string unit) =>
        value is not { } known ? null : unit == "share" ? Share(known) : OneDecimal(known);
}
