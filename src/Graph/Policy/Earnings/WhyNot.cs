namespace TalentGraph.Graph.Policy.Earnings;

/// <summary>The conditions that an enrolment fails, so that it does not count.</summary>
[Flags]
public enum WhyNot : byte
{
    /// <summary>None: it counts.</summary>
    None = 0,

    /// <summary>The result is not a pass.</summary>
    NotPassed = 1,

    /// <summary>The class has not ended.</summary>
    NotEnded = 2,

    /// <summary>It was revoked.</summary>
    Revoked = 4,

    /// <summary>More hours were missed than the limit allows.</summary>
    AbsenceOverLimit = 8,

    /// <summary>An off-job class of an organiser who is not recognised: it counts for participation alone.</summary>
    NotRecognised = 16,

    /// <summary>Another enrolment in the same class counts, with more hours.</summary>
    SecondInClass = 32,
}
