namespace TalentGraph.Api.Features;

/// <summary>Days from a first to a last one, both included; an end that is not given is open.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
internal sealed record DateRange(DateOnly? From, DateOnly? To)
{
    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(DateOnly day) => (From is not { } from || from <= day) && (To is not { } to || day <= to);
}

/// <summary>Up or down.</summary>
internal enum SortDirection
{
    /// <summary>Lowest first.</summary>
    Asc,

    /// <summary>Highest first.</summary>
    Desc,
}
