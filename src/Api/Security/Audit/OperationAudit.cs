using TalentGraph.GraphQL.Execution;

namespace TalentGraph.Api.Security.Audit;

/// <summary>Records at an operation's end what the dossier gate has not: lists of names, and what was refused.</summary>
/// <param name="audit">Where it is kept.</param>
internal sealed class OperationAudit(AuditTrail audit) : IOperationObserver
{
    /// <summary>Roots that answer with names of persons.</summary>
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "cadres", "search", "trainingBoard" };

    /// <summary>Codes that say: not for you.</summary>
    private static readonly HashSet<string> Refusals = new(StringComparer.Ordinal) { Codes.Forbidden, Codes.CaseRequired };

    /// <inheritdoc/>
    public async Task CompletedAsync(OperationSummary summary, CancellationToken cancellationToken)
    {
        var lists = NamesRead.Of(summary.Operation);
        var entry = new AuditEntry
        {
            Actor = AuditActor.Of(((Caller)summary.Operation.Caller).Identity),
            Action = AuditAction.ListRead,
            Result = summary.Codes.Count == 0 ? AuditResult.Ok : AuditResult.Failed,
            Operation = summary.Name ?? "",
            Fields = [.. summary.RootFields.Select(field => $"{(summary.IsMutation ? "Mutation" : "Query")}.{field}"), .. lists],
            Code = summary.Codes.FirstOrDefault(),
            RequestId = summary.Operation.RequestId,
        };

        if (summary.Codes.FirstOrDefault(Refusals.Contains) is { } refusal)
            await audit.RecordAsync(entry with { Action = AuditAction.Refused, Result = AuditResult.Refused, Code = refusal }, cancellationToken);
        else if (lists.Count > 0 || summary.RootFields.Any(Lists.Contains))
            await audit.RecordAsync(entry, cancellationToken);
    }
}
