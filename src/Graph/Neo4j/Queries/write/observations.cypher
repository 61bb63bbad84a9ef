// Writes observations: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:Observation {id: row.id})
SET n = row
WITH row, n
CALL (n) { MATCH (n)-[old:OF|IN|SHOWS|SAW]-() DELETE old }
CALL (n, row) {
    UNWIND row.raterId AS id
    MERGE (t:Rater {id: id}) ON CREATE SET t:Awaited
    CREATE (t)-[:SAW]->(n)
}
CALL (n, row) {
    UNWIND row.cadreId AS id
    MERGE (c:Cadre {id: id}) ON CREATE SET c:Awaited
    CREATE (n)-[:OF]->(c)
}
CALL (n, row) {
    UNWIND row.classId AS id
    MERGE (k:TrainingClass {id: id}) ON CREATE SET k:Awaited
    CREATE (n)-[:IN]->(k)
}
CALL (n, row) {
    UNWIND row.competencyId AS id
    MERGE (y:Competency {id: id}) ON CREATE SET y:Awaited
    CREATE (n)-[:SHOWS]->(y)
}
