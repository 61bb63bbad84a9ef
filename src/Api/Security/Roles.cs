namespace TalentGraph.Api.Security;

/// <summary>The roles of the access matrix, and for each of its columns who has it. A role in no column sees nothing.</summary>
internal static class Roles
{
    /// <summary>干部选拔: opens a case's candidates.</summary>
    public const string Committee = "committee";

    /// <summary>培训主管: the training office.</summary>
    public const string Organiser = "organiser";

    /// <summary>党校: a training institution.</summary>
    public const string Institution = "institution";

    /// <summary>派出单位: the unit that sends cadres to classes.</summary>
    public const string UnitOfficer = "unit_officer";

    /// <summary>领导: aggregates in coarse cells.</summary>
    public const string Leadership = "leadership";

    /// <summary>分析员: aggregates in coarser cells.</summary>
    public const string Analyst = "analyst";

    /// <summary>An HR system that reads.</summary>
    public const string HrReader = "hr_reader";

    /// <summary>An HR system that writes.</summary>
    public const string HrWriter = "hr_writer";

    /// <summary>The person the dossier is about.</summary>
    public const string Cadre = "cadre";

    /// <summary>审计员.</summary>
    public const string Auditor = "auditor";

    /// <summary>安全管理员.</summary>
    public const string SecurityAdmin = "secadmin";

    /// <summary>系统管理员.</summary>
    public const string SystemAdmin = "sysadmin";

    /// <summary>Every role that a token may carry.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Committee, Organiser, Institution, UnitOfficer, Leadership, Analyst, HrReader, HrWriter, Cadre, Auditor,
        SecurityAdmin, SystemAdmin,
    ];

    /// <summary>Roles that open names: their tokens must say whose they are, or nobody could be kept from his own file.</summary>
    public static IReadOnlyList<string> OpenNames { get; } = [Committee, Organiser, Institution, UnitOfficer, HrReader, Cadre, Auditor];

    /// <summary>Column "facts": posts, hours, lights; every field of a cadre that is no dossier field. Also units, posts, courses and classes.</summary>
    public static IReadOnlyList<string> Facts { get; } = [Organiser, Institution, UnitOfficer, HrReader, Cadre];

    /// <summary>Appraisals, tasks, conduct, contributions.</summary>
    public static IReadOnlyList<string> DossierFacts { get; } = [Institution, UnitOfficer, Cadre];

    /// <summary>Column "map, growth, fit": estimates, intervals and what is derived from them.</summary>
    public static IReadOnlyList<string> Map { get; } = [Cadre];

    /// <summary>Column "role means": a map's entries with <c>byRole</c>.</summary>
    public static IReadOnlyList<string> RoleMeans { get; } = [Institution, UnitOfficer, Cadre];

    /// <summary>Of the role means, those who see two pooled groups alone, each with at least three raters.</summary>
    public static IReadOnlyList<string> PooledGroups { get; } = [UnitOfficer, Cadre];

    /// <summary>Column "observations".</summary>
    public static IReadOnlyList<string> Observations { get; } = [Institution];

    /// <summary>Column "names in lists and boards".</summary>
    public static IReadOnlyList<string> NamesInLists { get; } = [Organiser, Institution, UnitOfficer, HrReader];

    /// <summary>Column "aggregates", without minimum cells.</summary>
    public static IReadOnlyList<string> Aggregates { get; } = [Organiser, Institution, UnitOfficer];

    /// <summary>Those who never open themselves or their family.</summary>
    public static IReadOnlyList<string> BlockedFromOwnFamily { get; } = [Committee, Organiser, UnitOfficer];
}
