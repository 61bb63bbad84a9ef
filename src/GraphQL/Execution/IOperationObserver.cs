namespace TalentGraph.GraphQL.Execution;

/// <summary>Hears of every operation of an identified caller before its answer leaves.</summary>
public interface IOperationObserver
{
    /// <summary>Called once, at the end. If it throws, nothing but INTERNAL is answered: no audit, no answer.</summary>
    /// <param name="summary">What happened.</param>
    /// <param name="cancellationToken">Ends when the client goes away.</param>
    Task CompletedAsync(OperationSummary summary, CancellationToken cancellationToken);
}

/// <summary>An operation at its end. It names fields and codes, never arguments.</summary>
/// <param name="Operation">Caller, request id and dossier ledger.</param>
/// <param name="Name">The operation's name as the client gave it; null when it gave none.</param>
/// <param name="IsMutation">It may have written.</param>
/// <param name="RootFields">Names of the root fields it selected; empty when it was refused before that was known.</param>
/// <param name="Codes">Codes of its errors, each once; empty when all went well.</param>
/// <param name="Cost">What it cost by the schema's weights; 0 when it was refused before that was known.</param>
public sealed record OperationSummary(
    OperationContext Operation,
    string? Name,
    bool IsMutation,
    IReadOnlyCollection<string> RootFields,
    IReadOnlyCollection<string> Codes,
    double Cost);
