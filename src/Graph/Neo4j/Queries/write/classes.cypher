// Writes classes: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:TrainingClass {id: row.id})
SET n = row
REMOVE n:Awaited
WITH row, n
CALL (n) { MATCH (n)-[old:ORGANISED_BY]->() DELETE old }
CALL (n, row) {
    UNWIND row.organiserUnitId AS id
    MERGE (u:Unit {id: id}) ON CREATE SET u:Awaited
    CREATE (n)-[:ORGANISED_BY]->(u)
}
