using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features.Capability;

/// <summary>Which fields of a cadre a caller does not see, from role and data alone.</summary>
internal static class WithheldOfCadre
{
    private const string Type = "Cadre";
    private const string Map = "capabilityMap";

    /// <summary>Those the role may not read, and the map where there is none.</summary>
    /// <param name="table">Who may read what.</param>
    /// <param name="role">Who asks.</param>
    /// <param name="hasMap">Whether there is a map for the caller.</param>
    /// <returns>By path.</returns>
    public static IReadOnlyList<Withheld> Of(AccessTable table, string role, bool hasMap)
    {
        var withheld = table.ForbiddenTo(role, Type).Select(field => new Withheld(field, WithheldReason.NotYourRole)).ToList();
        if (!hasMap && withheld.TrueForAll(one => one.Path != Map))
            withheld.Add(new Withheld(Map, WithheldReason.NoData));
        return Withheld.Sorted(withheld);
    }
}
