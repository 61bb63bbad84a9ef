// Writes posts: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:Post {id: row.id})
SET n = row
REMOVE n:Awaited
WITH row, n
CALL (n) { MATCH (n)-[old:IN_UNIT]->() DELETE old }
MERGE (u:Unit {id: row.unitId}) ON CREATE SET u:Awaited
CREATE (n)-[:IN_UNIT]->(u)
