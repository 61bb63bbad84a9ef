// Writes credits: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:Credit {id: row.id})
SET n = row
WITH row, n
CALL (n) { MATCH (n)<-[old:EARNED]-() DELETE old }
MERGE (c:Cadre {id: row.cadreId}) ON CREATE SET c:Awaited
CREATE (c)-[:EARNED]->(n)
