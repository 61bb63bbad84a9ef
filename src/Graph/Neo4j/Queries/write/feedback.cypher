// Writes feedback: a new key is added, a known one replaced whole.
// Parameters: $rows  list of maps, the record's columns by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (a:TrainingClass {id: row.classId}) ON CREATE SET a:Awaited
MERGE (b:Unit {id: row.toUnitId}) ON CREATE SET b:Awaited
MERGE (a)-[r:REPORTED_TO {key: row.key}]->(b)
SET r.sentOn = row.sentOn, r.receivedOn = row.receivedOn
