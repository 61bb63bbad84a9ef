// What scope compares of these cadres.
// Parameters: $cadres  list of cadre ids
// Returns:    cadre, rank, unit, managedBy (null: not known); no row for a cadre that is not there
UNWIND $cadres AS id
MATCH (n:Cadre {id: id}) WHERE NOT n:Awaited
RETURN n.id AS cadre, n.nowRank AS rank, n.nowUnit AS unit, n.nowManagedBy AS managedBy
