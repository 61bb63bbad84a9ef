using TalentGraph.Api.Features;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.Api.Hosting;

/// <summary>Opens the view of an operation; one a request, so that all roots of it agree.</summary>
/// <param name="ledger">The read model.</param>
/// <param name="time">The clock.</param>
internal sealed class Views(TalentLedger ledger, TimeProvider time)
{
    private readonly Lock gate = new();
    private View? view;

    /// <summary>The operation's view, for loaders: a root has opened it by then.</summary>
    public View Current => view ?? throw new InvalidOperationException("No root of the operation has opened its view.");

    /// <summary>The operation's view.</summary>
    /// <exception cref="RequestException">The ledger has not been read yet.</exception>
    public View Of(Caller caller)
    {
        lock (gate)
        {
            if (view is not null)
                return view;
            LedgerSnapshot snapshot = ledger.Current ?? throw new RequestException(Codes.NotReady, "The service is still reading its data.");
            return view = new View(snapshot, caller.Identity, caller.Scope, new Visibility(snapshot, caller.Scope), time.GetUtcNow());
        }
    }
}
