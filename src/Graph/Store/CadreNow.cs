namespace TalentGraph.Graph.Store;

/// <summary>What scope compares: a cadre's deciding rank and units today, kept beside the cadre by the writer and at midnight.</summary>
/// <param name="Cadre">Who.</param>
/// <param name="Rank">The deciding rank today; <see cref="Model.Organisation.Rank.Staff"/> where none is known.</param>
/// <param name="Unit">The unit today; null: none known.</param>
/// <param name="ManagedBy">The managing unit today; null: none known.</param>
public sealed record CadreNow(CadreId Cadre, Rank Rank, UnitId? Unit, UnitId? ManagedBy);
