// Writes enrolments: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:Enrolment {id: row.id})
SET n = row
WITH row, n
CALL (n) { MATCH (n)-[old:IN|TOOK]-() DELETE old }
MERGE (c:Cadre {id: row.cadreId}) ON CREATE SET c:Awaited
MERGE (k:TrainingClass {id: row.classId}) ON CREATE SET k:Awaited
CREATE (c)-[:TOOK]->(n)
CREATE (n)-[:IN]->(k)
