namespace TalentGraph.GraphQL.Execution.Loading;

/// <summary>An object whose fields under a dossier policy are about one person.</summary>
public interface IDossierSubject
{
    /// <summary>Whom it is about, in the host's words; goes to <see cref="IDossierGate"/> and nowhere else.</summary>
    string DossierSubject { get; }
}

/// <summary>The host's word before a dossier is opened: it counts, refuses and writes the audit entry.</summary>
public interface IDossierGate
{
    /// <summary>
    /// Called once a level, before the first dossier field of that level resolves. Nothing resolves until it is done;
    /// if it throws, nothing of the operation is answered.
    /// </summary>
    /// <param name="request">Whose dossiers, and which fields.</param>
    /// <param name="cancellationToken">Ends with the operation.</param>
    /// <exception cref="RequestException">The caller may not open so many, or not these.</exception>
    Task AdmitAsync(DossierRequest request, CancellationToken cancellationToken);
}

/// <summary>What is about to be opened.</summary>
/// <param name="Operation">The operation, with its caller.</param>
/// <param name="Subjects">Subjects of this level, each once, in no order.</param>
/// <param name="AllSubjects">Subjects of the whole operation so far, these included.</param>
/// <param name="Fields">The fields of this level as Type.field, each once.</param>
public sealed record DossierRequest(
    OperationContext Operation,
    IReadOnlyCollection<string> Subjects,
    IReadOnlyCollection<string> AllSubjects,
    IReadOnlyCollection<string> Fields);
