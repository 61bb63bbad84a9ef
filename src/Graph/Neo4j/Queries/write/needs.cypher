// Writes needs: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:Need {id: row.id})
SET n = row
WITH row, n
CALL (n) { MATCH (n)-[old:FOR|NEEDS]-() DELETE old }
CALL (n, row) {
    UNWIND row.cadreId AS id
    MERGE (c:Cadre {id: id}) ON CREATE SET c:Awaited
    CREATE (c)-[:NEEDS]->(n)
}
CALL (n, row) {
    UNWIND row.unitId AS id
    MERGE (u:Unit {id: id}) ON CREATE SET u:Awaited
    CREATE (u)-[:NEEDS]->(n)
}
CALL (n, row) {
    UNWIND row.competencyId AS id
    MERGE (y:Competency {id: id}) ON CREATE SET y:Awaited
    CREATE (n)-[:FOR]->(y)
}
