// Writes evaluations: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:Ballot {id: row.id})
SET n = row
WITH row, n
CALL (n) { MATCH (n)-[old:OF|IN|CAST]-() DELETE old }
MERGE (t:Rater {id: row.raterId}) ON CREATE SET t:Awaited
MERGE (c:Cadre {id: row.cadreId}) ON CREATE SET c:Awaited
MERGE (d:Round {id: row.roundId}) ON CREATE SET d:Awaited
CREATE (t)-[:CAST]->(n)
CREATE (n)-[:OF]->(c)
CREATE (n)-[:IN]->(d)
