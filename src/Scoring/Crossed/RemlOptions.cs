namespace TalentGraph.Scoring.Crossed;

/// <summary>How the variances are found.</summary>
public sealed record RemlOptions
{
    /// <summary>Seed of the probes and draws; another one moves the numbers within their Monte-Carlo error only.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>±1 probes of the traces, rounded up to eights; null: by size, 1,024 for the smallest data down to 16 for large.</summary>
    public int? Probes { get; init; }

    /// <summary>Draws behind the standard errors, rounded up to eights.</summary>
    public int Draws { get; init; } = 32;

    /// <summary>REML has converged when no variance changes by more than this share.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Iterations at most, &gt; 0.</summary>
    public int MaxIterations { get; init; } = 60;
}
