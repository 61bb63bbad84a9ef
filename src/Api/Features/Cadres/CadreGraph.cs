using TalentGraph.Api.Features.Answers;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>Cadres at the root.</summary>
[QueryRoot]
internal static class CadreGraph
{
    /// <summary>One cadre, by id or by an id in another system, at a day; null: nobody in your scope.</summary>
    public static async Task<CadreNode?> Cadre(
        CadreId? id, ExternalIdInput? externalId, DateOnly? asOf, Views views, CadreList list, Caller caller, CancellationToken cancellationToken)
    {
        View view = views.Of(caller);
        DateOnly day = view.DayOf(asOf);
        if (id is null == externalId is null)
            throw new BadInputException("cadre takes either id or externalId.");
        RosterEntry? found = id is { } known
            ? view.Visible.Sees(known) ? view.Snapshot.Find(known) : null
            : await list.FindAsync(view, externalId!, cancellationToken);
        return found is null ? null : new CadreNode(view, found, day);
    }

    /// <summary>Cadres in your scope at a day; today's scope holds whatever the day.</summary>
    [Connection(Edges = true, TotalCount = TotalCount.Nullable)]
    public static async Task<CadreConnection> GetCadres(
        CadreFilter? filter, CadreOrder? orderBy, DateOnly? asOf, PageArgs page, Views views, CadreList list, Caller caller, CancellationToken cancellationToken)
    {
        View view = views.Of(caller);
        DateOnly day = view.DayOf(asOf);
        OrderedCadres cadres = await list.OfAsync(view, filter, orderBy ?? new CadreOrder(), day, cancellationToken);
        Slice<CadreNode> slice = cadres.Page(page.First, page.After, entry => new CadreNode(view, entry, day));
        return new CadreConnection
        {
            Nodes = slice.Nodes,
            Cursors = slice.Cursors,
            HasNextPage = slice.HasNext,
            HasPreviousPage = slice.HasPrevious,
            TotalCount = slice.Total,
            Provenance = ProvenanceNode.At(view, day),
        };
    }
}

/// <summary>A page of cadres.</summary>
internal sealed class CadreConnection : Page<CadreNode>
{
    /// <summary>What the list rests on.</summary>
    public required ProvenanceNode Provenance { get; init; }
}
