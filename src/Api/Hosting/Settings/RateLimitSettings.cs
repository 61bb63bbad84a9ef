namespace TalentGraph.Api.Hosting.Settings;

/// <summary>
/// What one caller may spend at <c>/graphql</c>, in the cost of operations (about one an object of the answer) and not in
/// requests. Kept by each process for itself.
/// </summary>
internal sealed class RateLimitSettings
{
    /// <summary>Whether anybody counts.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>What a token may spend at once; at least the cost that one operation may have.</summary>
    public int Burst { get; set; } = 1_000_000;

    /// <summary>What comes back to a token every second.</summary>
    public int PerSecond { get; set; } = 50_000;

    /// <summary>Requests without a believed token that an address may send at once; each costs 1.</summary>
    public int AnonymousBurst { get; set; } = 1_000;

    /// <summary>What comes back to an address every second.</summary>
    public int AnonymousPerSecond { get; set; } = 100;

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    /// <param name="dearest">What one operation may cost.</param>
    public IEnumerable<string> Faults(int dearest)
    {
        if (Burst < dearest)
            yield return $"Api:RateLimit:Burst must be at least what one operation may cost, {dearest}.";
        if (PerSecond < 1)
            yield return "Api:RateLimit:PerSecond must be at least 1.";
        if (AnonymousBurst < 1)
            yield return "Api:RateLimit:AnonymousBurst must be at least 1.";
        if (AnonymousPerSecond < 1)
            yield return "Api:RateLimit:AnonymousPerSecond must be at least 1.";
    }
}
