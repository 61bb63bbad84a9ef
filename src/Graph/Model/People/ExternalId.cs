namespace TalentGraph.Graph.Model.People;

/// <summary>A cadre's id in another system.</summary>
[Record("external_ids")]
public sealed record ExternalId : IRecord
{
    /// <summary>Who.</summary>
    [Key]
    public required CadreId CadreId { get; init; }

    /// <summary>The other system; <c>national_id</c> is kept as a keyed hash only.</summary>
    [Key]
    public required string System { get; init; }

    /// <summary>The id there; of a national id <c>hmac:</c> and the keyed hash.</summary>
    public string? Value { get; init; }
}
