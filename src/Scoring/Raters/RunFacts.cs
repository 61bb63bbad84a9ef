namespace TalentGraph.Scoring.Raters;

/// <summary>What a run was made from and by.</summary>
public sealed record RunFacts
{
    /// <summary>sha256 in hex of the marks and of everything in the options that decides a number.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The framework's id.</summary>
    public required string Framework { get; init; }

    /// <summary>The framework's version.</summary>
    public required string FrameworkVersion { get; init; }

    /// <summary>The name of the points' scale.</summary>
    public required string Scale { get; init; }

    /// <summary>The day up to which closed rounds count; null: all.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Day of the oldest ballot used; null: none used.</summary>
    public DateOnly? OldestEvidence { get; init; }

    /// <summary>Day of the newest ballot used; null: none used.</summary>
    public DateOnly? NewestEvidence { get; init; }

    /// <summary>Persons with at least one ballot used.</summary>
    public required int Ratees { get; init; }

    /// <summary>Distinct raters of the ballots used.</summary>
    public required int Raters { get; init; }

    /// <summary>Distinct classes of the ballots used.</summary>
    public required int Classes { get; init; }

    /// <summary>Ballots used.</summary>
    public required int Ballots { get; init; }

    /// <summary>Marks used.</summary>
    public required int Marks { get; init; }

    /// <summary>Groups withheld because they are too small.</summary>
    public required int WithheldGroups { get; init; }

    /// <summary>False: too few classes, so the run has policy scores only.</summary>
    public required bool Estimated { get; init; }

    /// <summary>False: the variances had not come to rest when the iterations ended.</summary>
    public required bool Converged { get; init; }

    /// <summary>REML iterations used.</summary>
    public required int Iterations { get; init; }

    /// <summary>The seed of probes and draws.</summary>
    public required int Seed { get; init; }
}

/// <summary>A variance component of a run.</summary>
/// <param name="Name">Its name, e.g. <c>severity_peer</c>.</param>
/// <param name="Variance">Squared points.</param>
/// <param name="StandardError">Squared points; null: the variance was held.</param>
/// <param name="Share">Of the sum of all components' variances of one mark by an average group, from 0 to 1.</param>
/// <param name="Fixed">True: the design does not identify it, so it was held.</param>
/// <param name="Levels">How many levels, ballots or marks it was estimated from.</param>
public sealed record VarianceComponent(string Name, double Variance, double? StandardError, double Share, bool Fixed, int Levels);

/// <summary>How severe a rater is in one role group.</summary>
/// <param name="Rater">The rater.</param>
/// <param name="Group"><c>professional</c>, <c>peer</c> or <c>public</c>.</param>
/// <param name="Severity">Points; positive: marks higher than others.</param>
/// <param name="StandardError">Points.</param>
public sealed record RaterSeverity(string Rater, string Group, double Severity, double StandardError);
