namespace TalentGraph.Graph.Store.Caching;

/// <summary>A stretch of the change log, and which of the facts that are kept it makes stale.</summary>
/// <param name="mostKeys">Of a kind with more changes all is stale.</param>
internal sealed class FactChanges(int mostKeys)
{
    private readonly Dictionary<string, HashSet<string>> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> owners = new(StringComparer.Ordinal);

    /// <summary>Notes a change.</summary>
    public void Add(Change change)
    {
        if (!keys.TryGetValue(change.Kind, out HashSet<string>? known))
            keys[change.Kind] = known = new HashSet<string>(StringComparer.Ordinal);
        known.Add(change.Key);
    }

    /// <summary>Looks up from whom changed records hang now. From whom they hung before, only those know who hold them.</summary>
    public async Task FindOwnersAsync(string kind, HeldKind held, CancellationToken cancellationToken)
    {
        if (keys.TryGetValue(kind, out HashSet<string>? changed) && changed.Count <= mostKeys)
            owners[kind] = [.. await held.OwnersAsync(changed, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>Whether facts are stale.</summary>
    /// <param name="datedByClass">Kinds whose order is that of their classes' days.</param>
    public Predicate<HeldFacts> Concerns(IReadOnlyCollection<string> datedByClass)
    {
        bool classesMoved = keys.ContainsKey("classes");
        HashSet<string> cadres = keys.GetValueOrDefault("cadres") ?? [];
        return facts =>
        {
            string kind = facts.Fact.Kind.Type.Name, cadre = facts.Fact.Cadre.Value;
            if ((classesMoved && datedByClass.Contains(kind)) || cadres.Contains(cadre))
                return true;
            if (!keys.TryGetValue(kind, out HashSet<string>? changed))
                return false;
            return changed.Count > mostKeys || owners.GetValueOrDefault(kind)?.Contains(cadre) != false || facts.Keys.Any(changed.Contains);
        };
    }
}
