// Keeps what scope compares beside cadres.
// Parameters: $rows  list of {cadre, rank, unit, managedBy}; what is not known is not in the map
// Returns:    no rows
UNWIND $rows AS row
MATCH (n:Cadre {id: row.cadre}) WHERE NOT n:Awaited
SET n.nowRank = row.rank, n.nowUnit = row.unit, n.nowManagedBy = row.managedBy
