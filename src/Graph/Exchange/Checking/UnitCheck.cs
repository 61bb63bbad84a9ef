using TalentGraph.Graph.Exchange.Rows;

namespace TalentGraph.Graph.Exchange.Checking;

/// <summary>
/// Checks the units, which refer to each other forwards and backwards: the whole file is held, and what one bad row
/// does to others is followed until nothing changes.
/// </summary>
internal sealed class UnitCheck(CheckContext context)
{
    private static readonly RecordType Units = RecordType.Of<Unit>();
    private static readonly Column Parent = Units.Columns.Single(c => c.Name == "parent_id");
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, string?> storedParents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> claims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> bad = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using RowReader? reader = context.Open(Units, out FileReport report);
        if (reader is null)
            return;
        await context.References.LoadForAsync(Units, cancellationToken).ConfigureAwait(false);
        await LoadParentsAsync(cancellationToken).ConfigureAwait(false);
        List<BundleRow> rows = [];
        while (context.Read(reader, report, rows, cancellationToken))
        {
            string?[] keys = [.. rows.Select(r => RowKey.Of(Units, r))];
            Dictionary<string, IRecord> stored = await context.StoredAsync(Units, keys, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < rows.Count; i++)
                Take(report, rows[i], keys[i], keys[i] is { } key ? stored.GetValueOrDefault(key) : null);
        }

        do
            Claim();
        while (FindBad(report));
        Conclude(report);
    }

    private async Task LoadParentsAsync(CancellationToken cancellationToken)
    {
        if (context.StoreIsEmpty)
            return;
        await foreach (Unit unit in context.Store.ScanAsync<Unit>(cancellationToken).ConfigureAwait(false))
            storedParents.Add(unit.Id.Value, unit.ParentId?.Value);
    }

    private void Take(FileReport report, BundleRow row, string? key, IRecord? stored)
    {
        object?[] merged = RowKey.Merge(row, stored is null ? null : Units.ToRow(stored));
        if (!row.IsBroken)
        {
            RowCheck.Required(report, Units.Columns, row, stored is null);
            RowCheck.Order(report, Units.Columns, row, merged);
        }

        entries.Add(new Entry(row, key, stored is not null, (string?)merged[Parent.Index]));
    }

    private void Claim()
    {
        claims.Clear();
        bad.Clear();
        foreach (Entry entry in entries)
        {
            if (entry.Key is not { } key)
                continue;
            if (entry.Row.IsBad)
                bad.TryAdd(key, entry);
            else
                claims.TryAdd(key, entry);
        }
    }

    /// <summary>Finds rows that are bad because of others.</summary>
    /// <returns>Whether there were any: then the claims change.</returns>
    private bool FindBad(FileReport report)
    {
        bool found = false;
        foreach (Entry entry in claims.Values)
        {
            if (entry.Parent is not { } parent || claims.ContainsKey(parent) || storedParents.ContainsKey(parent))
                continue;
            if (bad.TryGetValue(parent, out Entry? origin))
                Bad(report, entry, RowCode.RefersToBadRow, $"refers to the bad row {report.File}:{origin.Row.Line} ({parent})");
            else
                Bad(report, entry, RowCode.UnknownReference, "neither the bundle nor the store has it among units");
            found = true;
        }

        return found || FindCycles(report);
    }

    private bool FindCycles(FileReport report)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        List<Entry> inCycle = [];
        int walk = 0;
        foreach (string start in claims.Keys)
        {
            walk++;
            string? at = start;
            while (at is not null && seen.TryAdd(at, walk))
                at = ParentOf(at);
            if (at is null || seen[at] != walk)
                continue;

            // This walk met itself: once more round, to name everybody on the circle.
            string first = at;
            do
            {
                if (claims.TryGetValue(at!, out Entry? entry))
                    inCycle.Add(entry);
                at = ParentOf(at!);
            }
            while (at != first);
        }

        inCycle.Sort((a, b) => a.Row.Line.CompareTo(b.Row.Line));
        foreach (Entry entry in inCycle)
            Bad(report, entry, RowCode.UnitCycle, "the unit is its own ancestor");
        return inCycle.Count > 0;
    }

    private string? ParentOf(string unit) =>
        claims.TryGetValue(unit, out Entry? entry) ? entry.Parent : storedParents.GetValueOrDefault(unit);

    private static void Bad(FileReport report, Entry entry, RowCode code, string reason)
    {
        entry.Row.IsBad = true;
        report.Add(entry.Row.Line, Parent.Name, entry.Parent ?? "", code, reason);
    }

    private void Conclude(FileReport report)
    {
        KeySet keys = context.References.Of(Units.Name)!;
        foreach (Entry entry in entries)
        {
            if (entry.Key is not { } key)
                continue;
            if (!entry.Row.IsBroken && claims.TryGetValue(key, out Entry? claimer) && claimer.Row.Line < entry.Row.Line)
                RowCheck.Duplicate(report, Units, entry.Row, key);
            if (entry.Row.IsBad)
            {
                keys.AddBad(key, entry.Row.Line);
                continue;
            }

            keys.AddGood(key);
            if (entry.IsKnown)
                report.Known++;
            else
                report.Added++;
        }
    }

    private sealed record Entry(BundleRow Row, string? Key, bool IsKnown, string? Parent);
}
