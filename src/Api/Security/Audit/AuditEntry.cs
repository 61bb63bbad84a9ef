namespace TalentGraph.Api.Security.Audit;

/// <summary>What somebody did, as the audit keeps it.</summary>
internal sealed record AuditEntry
{
    /// <summary>Who acted.</summary>
    public required AuditActor Actor { get; init; }

    /// <summary>What was done.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>Whether it was allowed and done.</summary>
    public required AuditResult Result { get; init; }

    /// <summary>Whose data: keys of cadres, each once; the file holds keyed hashes of them. Empty: nobody's.</summary>
    public IReadOnlyCollection<CadreId> Subjects { get; init; } = [];

    /// <summary>What was read or written, as <c>Type.field</c>; empty: the operation says it.</summary>
    public IReadOnlyCollection<string> Fields { get; init; } = [];

    /// <summary>The operation's name, or the verb's; empty: it has none.</summary>
    public string Operation { get; init; } = "";

    /// <summary>SHA-256 of the document in hex; null: no document.</summary>
    public string? DocumentHash { get; init; }

    /// <summary>The error code of what was refused or failed; null: none.</summary>
    public string? Code { get; init; }

    /// <summary>The purpose: a case's id; null: the role itself is the purpose.</summary>
    public string? Purpose { get; init; }

    /// <summary>Ties the entry to the log and the answer; null: none.</summary>
    public string? RequestId { get; init; }

    /// <summary>What a verb of the command line does.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="action">What it does.</param>
    public static AuditEntry OfVerb(string verb, AuditAction action) =>
        new() { Actor = AuditActor.Verb(verb), Action = action, Result = AuditResult.Ok, Operation = verb };
}

/// <summary>Who acted.</summary>
/// <param name="Subject">The account; <c>unknown</c> where no token was believed.</param>
/// <param name="Role">The role; empty where no token was believed.</param>
/// <param name="OnBehalfOf">For whom; null: for itself.</param>
/// <param name="Client">The client application; null: the token has none.</param>
internal sealed record AuditActor(string Subject, string Role, string? OnBehalfOf, string? Client)
{
    /// <summary>Whoever showed a token that was not believed.</summary>
    public static AuditActor Unknown { get; } = new("unknown", "", null, null);

    /// <summary>The actor behind an identity: the acting party where there is one.</summary>
    public static AuditActor Of(Identity identity) => identity.ActingParty is { } party
        ? new AuditActor(party, identity.Role, identity.Subject, identity.Client)
        : new AuditActor(identity.Subject, identity.Role, null, identity.Client);

    /// <summary>A verb of the command line.</summary>
    /// <param name="verb">The verb.</param>
    public static AuditActor Verb(string verb) => new("command line", Roles.SystemAdmin, null, verb);
}

/// <summary>What was done.</summary>
internal enum AuditAction
{
    /// <summary>Dossier fields of named persons were read.</summary>
    DossierRead,

    /// <summary>A list or board of names was read.</summary>
    ListRead,

    /// <summary>Persons were compared.</summary>
    Compare,

    /// <summary>Data left as a file.</summary>
    Export,

    /// <summary>Records were written.</summary>
    Write,

    /// <summary>A decision was recorded.</summary>
    Decision,

    /// <summary>A token was used for the first time, or refused.</summary>
    SignIn,

    /// <summary>Something was asked for that the caller may not have.</summary>
    Refused,

    /// <summary>Scores were computed or published.</summary>
    Score,

    /// <summary>A pack or framework changed.</summary>
    PolicyChange,

    /// <summary>A person was erased.</summary>
    Erase,

    /// <summary>A backup was restored.</summary>
    Restore,
}

/// <summary>How it ended.</summary>
internal enum AuditResult
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>Not allowed.</summary>
    Refused,

    /// <summary>Allowed, and broken on the way.</summary>
    Failed,
}
