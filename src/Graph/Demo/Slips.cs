namespace TalentGraph.Graph.Demo;

/// <summary>
/// What a real county's records get wrong or leave open, as the share of the records where it happens: valid rows all of
/// them, and work for the archive's checks.
/// </summary>
internal static class Slips
{
    /// <summary>A retired cadre still called active.</summary>
    public const double StatusDisagrees = 0.02;

    /// <summary>A post not ended when the next began.</summary>
    public const double TwoMainPosts = 0.003;

    /// <summary>A cadre whose rank's history was never entered.</summary>
    public const double NoStates = 0.15;

    /// <summary>Off-job classes that overlap, or two of one theme or two long ones against the rule.</summary>
    public const double AgainstTheLimits = 0.004;

    /// <summary>More hours than the class has.</summary>
    public const double HoursOverClass = 0.002;

    /// <summary>A certificate without a pass, or despite absence over the limit.</summary>
    public const double CertificateWrong = 0.04;

    /// <summary>A certificate number used twice.</summary>
    public const double CertificateTwice = 0.001;

    /// <summary>Hours absent that the conduct rows do not bear out.</summary>
    public const double AbsenceMismatch = 0.03;

    /// <summary>An enrolment after leaving, of those who left.</summary>
    public const double EnrolledAfterLeaving = 0.01;

    /// <summary>Enrolments beyond the seats, of classes.</summary>
    public const double OverSeats = 0.01;

    /// <summary>Hours or days of a class not entered.</summary>
    public const double Incomplete = 0.01;

    /// <summary>A class whose content nobody declared.</summary>
    public const double ContentUndeclared = 0.04;

    /// <summary>A ballot with a wrong date or rater.</summary>
    public const double BallotWrong = 0.0005;

    /// <summary>An off-job class entered a second time as a credit.</summary>
    public const double CreditRepeatsClass = 0.001;

    /// <summary>More study on one day than a day holds.</summary>
    public const double ImpossibleDay = 0.002;

    /// <summary>An excellent appraisal in a year of failed training.</summary>
    public const double ExcellentAfterFail = 0.1;
}
