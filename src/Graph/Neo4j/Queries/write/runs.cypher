// Writes runs: a new key is added, a known one replaced whole.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
UNWIND $rows AS row
MERGE (n:ScoringRun {id: row.id})
SET n = row
REMOVE n:Awaited
