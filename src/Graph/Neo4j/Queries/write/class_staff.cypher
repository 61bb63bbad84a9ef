// Writes class_staff: a new key is added, a known one replaced whole.
// Parameters: $rows  list of maps, the record's columns by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (a:Rater {id: row.raterId}) ON CREATE SET a:Awaited
MERGE (b:TrainingClass {id: row.classId}) ON CREATE SET b:Awaited
MERGE (a)-[r:STAFFS {key: row.key}]->(b)
SET r.role = row.role
