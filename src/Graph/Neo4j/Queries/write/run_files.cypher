// Writes run_files: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:RunFile {key: row.key})
SET n = row
WITH row, n
CALL (n) { MATCH (n)-[old:FROM]->() DELETE old }
MERGE (s:ScoringRun {id: row.runId}) ON CREATE SET s:Awaited
CREATE (n)-[:FROM]->(s)
