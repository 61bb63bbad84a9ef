using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>What a cadre was at a day, as lists and dossiers show it.</summary>
/// <param name="Standing">Rank, grade, unit, category, tags.</param>
/// <param name="RankSince">The start of the latest unbroken run of that rank; null: not known.</param>
/// <param name="GradeSince">The same of the grade; null: not known, or no grade.</param>
/// <param name="Status">Whether in service.</param>
/// <param name="ManagedBy">The managing unit; null: none known.</param>
internal sealed record CadreAt(Standing Standing, DateOnly? RankSince, DateOnly? GradeSince, CadreStatus Status, UnitId? ManagedBy)
{
    /// <summary>Works it out.</summary>
    public static CadreAt Of(LedgerSnapshot snapshot, CadreHistory cadre, DateOnly on)
    {
        Graph.Policy.Persons.Organisation organisation = snapshot.Catalogue.Organisation;
        Standing standing = Standing.At(cadre, on, organisation);
        return new(
            standing,
            standing.Rank is null ? null : Standing.RankSince(cadre, on, organisation),
            standing.Grade is null ? null : Standing.GradeSince(cadre, on),
            StatusAt(cadre, on, standing),
            standing.ManagedBy(cadre, organisation));
    }

    /// <summary>In service, or how the service ended; before it began, as the record says today.</summary>
    private static CadreStatus StatusAt(CadreHistory cadre, DateOnly on, Standing standing)
    {
        if (standing.IsActive)
            return CadreStatus.Active;
        CadreState? state = cadre.States.LastOrDefault(s => s.From <= on) ?? cadre.States.FirstOrDefault();
        if (state?.Status is { } said && said != CadreStatus.Active)
            return said;
        return cadre.Status != CadreStatus.Active ? cadre.Status : CadreStatus.Left;
    }
}
