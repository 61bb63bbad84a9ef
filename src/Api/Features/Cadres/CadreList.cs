using System.Globalization;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Persons;
using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>Lists of cadres: of those in scope, the ones that pass a filter at a day, in an order.</summary>
/// <param name="store">Finds names, external ids and changes.</param>
/// <param name="key">Of the hashes that stand for national ids.</param>
internal sealed class CadreList(ITalentStore store, NationalIdKey key)
{
    /// <summary>A list in order.</summary>
    /// <param name="view">The operation.</param>
    /// <param name="filter">Which; null: all in scope.</param>
    /// <param name="order">In which order.</param>
    /// <param name="on">The day.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="BadInputException">A filter that is not allowed.</exception>
    public async Task<OrderedCadres> OfAsync(View view, CadreFilter? filter, CadreOrder order, DateOnly on, CancellationToken cancellationToken)
    {
        LedgerDay day = view.Snapshot.At(on);
        CadreSet chosen = filter is null ? view.Visible.Everyone : await ChooseAsync(view, filter, day, cancellationToken);
        return new OrderedCadres(day, chosen, order);
    }

    /// <summary>The cadre in scope with an id in another system; null: none.</summary>
    public async Task<RosterEntry?> FindAsync(View view, ExternalIdInput external, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(external.Value))
            throw new BadInputException("externalId.value is empty.");
        string value = external.Value;
        if (external.System == NationalId.System)
        {
            if (await key.ToFindByAsync(store, cancellationToken) is not { } bytes)
                return null;
            value = NationalId.Hash(value, bytes.Span);
        }

        return await store.FindByExternalIdAsync(view.Scope, external.System, value, cancellationToken) is { } found && view.Visible.Sees(found)
            ? view.Snapshot.Find(found)
            : null;
    }

    private async Task<CadreSet> ChooseAsync(View view, CadreFilter filter, LedgerDay day, CancellationToken cancellationToken)
    {
        if (filter.Tags?.FirstOrDefault(tag => tag is Tag.Woman or Tag.Minority) is { } withheld and (Tag.Woman or Tag.Minority))
            throw new BadInputException($"filter.tags: {withheld.ToString().ToUpper(CultureInfo.InvariantCulture)} is not a filter: it enters only reports with a minimum cell.");

        LedgerSnapshot snapshot = view.Snapshot;
        CadreSet chosen = view.Visible.Everyone;
        if (filter.Ids is not null)
            chosen = Among(snapshot, chosen, filter.Ids);
        if (filter.ExternalId is { } external)
            chosen = Among(snapshot, chosen, await FindAsync(view, external, cancellationToken) is { } found ? [found.Cadre.Id] : []);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            IReadOnlyList<TextHit> hits = await store.SearchAsync(view.Scope, filter.Text.Trim(), ["cadres"], null, cancellationToken);
            chosen = Among(snapshot, chosen, hits.Select(hit => new CadreId(hit.Key)));
        }

        if (filter.ChangedSince is { } since)
            chosen = Among(snapshot, chosen, await ChangedSinceAsync(snapshot, since, cancellationToken));
        if (AsksForStanding(filter))
            chosen = chosen.And(cadre => Stands(snapshot, snapshot.Roster[cadre].History, day.On, filter));
        if (AttendedClasses(snapshot, filter) is { } classes)
            chosen = chosen.And(cadre => Attended(snapshot.Roster[cadre].History, classes));
        if (filter.Lights is not null || filter.HoursMet is not null)
            chosen = chosen.And(cadre => HasLight(day.VerdictOf(cadre), filter));
        return chosen;
    }

    private async Task<IEnumerable<CadreId>> ChangedSinceAsync(LedgerSnapshot snapshot, Version since, CancellationToken cancellationToken)
    {
        LedgerChanges changes = await LedgerChanges.SinceAsync(store, since, snapshot, int.MaxValue, cancellationToken);
        return changes.Everything
            ? snapshot.Roster.Select(entry => entry.Cadre.Id)
            : await changes.StaleCadresAsync(store, snapshot, snapshot.Classes, cancellationToken);
    }

    private static CadreSet Among(LedgerSnapshot snapshot, CadreSet chosen, IEnumerable<CadreId> ids)
    {
        var among = new CadreSet(chosen.Size);
        foreach (CadreId id in ids)
        {
            if (snapshot.IndexOf(id) is var at and >= 0 && chosen[at])
                among[at] = true;
        }

        return among;
    }

    private static bool AsksForStanding(CadreFilter filter) =>
        filter.UnitIds is not null || filter.Ranks is not null || filter.Grades is not null || filter.Categories is not null
        || filter.Tags is not null || filter.Statuses is not null;

    private static bool Stands(LedgerSnapshot snapshot, CadreHistory cadre, DateOnly on, CadreFilter filter)
    {
        Standing standing = Standing.At(cadre, on, snapshot.Catalogue.Organisation);
        return (filter.UnitIds is null || filter.UnitIds.Any(unit => filter.IncludeSubunits == false ? standing.Unit == unit : snapshot.Catalogue.Units.IsWithin(standing.Unit, unit)))
            && (filter.Ranks is null || (standing.Rank is { } rank && filter.Ranks.Contains(rank)))
            && (filter.Grades is null || (standing.Grade is { } grade && filter.Grades.Contains(grade)))
            && (filter.Categories is null || (standing.Category is { } category && filter.Categories.Contains(category)))
            && (filter.Tags is null || standing.Tags.Any(filter.Tags.Contains))
            && (filter.Statuses is null || filter.Statuses.Contains(CadreAt.Of(snapshot, cadre, on).Status));
    }

    /// <summary>By class number, whether attending it passes; null: attendance is not asked for.</summary>
    private static bool[]? AttendedClasses(LedgerSnapshot snapshot, CadreFilter filter)
    {
        if (filter.AttendedClassId is null && filter.AttendedTheme is null && filter.AttendedIn is null)
            return null;
        ReadOnlySpan<ClassFacts?> classes = snapshot.Classes.Table.Of(0);
        bool[] passes = new bool[classes.Length];
        for (int i = 0; i < passes.Length; i++)
        {
            passes[i] = classes[i]?.Class is { } record
                && (filter.AttendedClassId is not { } id || record.Id == id)
                && (filter.AttendedTheme is not { } theme || record.Theme == theme)
                && (filter.AttendedIn is not { } range || range.Contains(record.EndsOn));
        }

        return passes;
    }

    private static bool Attended(CadreHistory cadre, bool[] classes)
    {
        foreach (Earning earning in cadre.Earnings)
        {
            if (!earning.IsCredit && !earning.IsWithdrawn && classes[earning.Class])
                return true;
        }

        return false;
    }

    private static bool HasLight(LightVerdict verdict, CadreFilter filter) =>
        (filter.Lights is null || (verdict.Light is { } light && filter.Lights.Contains(light)))
        && (filter.HoursMet is not { } met || (verdict.Light is not null && verdict.HoursMet == met));
}
