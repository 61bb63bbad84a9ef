namespace TalentGraph.Api.Features.Capability;

/// <summary>How many, in bands, so that a count never gives away one ballot.</summary>
internal enum CountBand
{
    /// <summary>None.</summary>
    None,

    /// <summary>1 or 2.</summary>
    From1To2,

    /// <summary>3 to 5.</summary>
    From3To5,

    /// <summary>6 to 10.</summary>
    From6To10,

    /// <summary>11 to 20.</summary>
    From11To20,

    /// <summary>Over 20.</summary>
    Over20,
}

/// <summary>From counts to bands.</summary>
internal static class CountBands
{
    /// <summary>The band of a count ≥ 0.</summary>
    public static CountBand Of(int count) => count switch
    {
        <= 0 => CountBand.None,
        <= 2 => CountBand.From1To2,
        <= 5 => CountBand.From3To5,
        <= 10 => CountBand.From6To10,
        <= 20 => CountBand.From11To20,
        _ => CountBand.Over20,
    };
}
