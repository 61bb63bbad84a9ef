using TalentGraph.Api.Security.Audit;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;

namespace TalentGraph.Api.Security;

/// <summary>Before the first dossier field of a level resolves: counts the persons, refuses, and records either.</summary>
/// <param name="audit">Where it is kept.</param>
internal sealed class DossierGate(AuditTrail audit) : IDossierGate
{
    /// <summary>So many persons' dossiers may one operation open; more is a comparison or an export.</summary>
    public const int MostSubjects = 20;

    /// <inheritdoc/>
    public async Task AdmitAsync(DossierRequest request, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry
        {
            Actor = AuditActor.Of(((Caller)request.Operation.Caller).Identity),
            Action = AuditAction.DossierRead,
            Result = AuditResult.Ok,
            Subjects = [.. request.Subjects.Select(key => new CadreId(key))],
            Fields = request.Fields,
            RequestId = request.Operation.RequestId,
        };
        if (request.AllSubjects.Count <= MostSubjects)
        {
            await audit.RecordAsync(entry, cancellationToken);
            return;
        }

        await audit.RecordAsync(
            entry with { Action = AuditAction.Refused, Result = AuditResult.Refused, Code = Codes.LimitExceeded }, cancellationToken);
        throw new RequestException(Codes.LimitExceeded, $"One operation may open the dossiers of {MostSubjects} cadres (dossierSubjects).");
    }
}
