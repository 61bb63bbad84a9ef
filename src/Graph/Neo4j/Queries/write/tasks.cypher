// Writes tasks: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:Task {id: row.id})
SET n = row
WITH row, n
CALL (n) { MATCH (n)-[old:FROM|TRAINS|MUST_DO]-() DELETE old }
CALL (n, row) {
    UNWIND row.cadreId AS id
    MERGE (c:Cadre {id: id}) ON CREATE SET c:Awaited
    CREATE (c)-[:MUST_DO]->(n)
}
CALL (n, row) {
    UNWIND row.classId AS id
    MERGE (k:TrainingClass {id: id}) ON CREATE SET k:Awaited
    CREATE (n)-[:FROM]->(k)
}
CALL (n, row) {
    UNWIND row.competencyId AS id
    MERGE (y:Competency {id: id}) ON CREATE SET y:Awaited
    CREATE (n)-[:TRAINS]->(y)
}
