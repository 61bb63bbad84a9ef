namespace TalentGraph.GraphQL.Guards;

/// <summary>A request is over one of the limits; goes out as LIMIT_EXCEEDED with the limit's name.</summary>
internal sealed class LimitException(string limit, long allowed)
    : Exception($"The request is over the limit '{limit}' of {allowed}.")
{
    public string Limit { get; } = limit;
}
