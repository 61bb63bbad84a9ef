using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features.Capability;

/// <summary>Which fields of a cadre a caller does not see, from role and data alone.</summary>
internal static class WithheldOfCadre
{
    private const string Type = "Cadre";
    private const string Map = "capabilityMap";

    /// <summary>Those the role may not read, and the map where there is none.</summary>
    /// <param name="table">Who may read what.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="hasMap">Whether there is a map for the caller.</param>
    /// <returns>By path.</returns>
    public static IReadOnlyList<Withheld> Of(AccessTable table, Caller caller, bool hasMap)
    {
        var withheld = table.Rows.Where(row => row.Key.Type == Type && !caller.May(row.Value))
            .Select(row => new Withheld(row.Key.Field, WithheldReason.NotYourRole)).ToList();
        if (!hasMap && table.Of(Type, Map) is { } policy && caller.May(policy))
            withheld.Add(new Withheld(Map, WithheldReason.NoData));
        return Withheld.Sorted(withheld);
    }
}
