// Writes cadres: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What scope compares (now…) stays: set_now.cypher keeps it.
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:Cadre {id: row.id})
WITH row, n, n.nowRank AS nowRank, n.nowUnit AS nowUnit, n.nowManagedBy AS nowManagedBy
SET n = row, n.nowRank = nowRank, n.nowUnit = nowUnit, n.nowManagedBy = nowManagedBy
REMOVE n:Awaited
WITH row, n
CALL (n) { MATCH (n)-[old:IN_UNIT|MANAGED_BY]->() DELETE old }
CALL (n, row) {
    UNWIND row.unitId AS id
    MERGE (u:Unit {id: id}) ON CREATE SET u:Awaited
    CREATE (n)-[:IN_UNIT]->(u)
}
CALL (n, row) {
    UNWIND row.managedByUnitId AS id
    MERGE (u:Unit {id: id}) ON CREATE SET u:Awaited
    CREATE (n)-[:MANAGED_BY]->(u)
}
