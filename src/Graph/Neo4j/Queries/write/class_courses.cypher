// Writes class_courses: a new key is added, a known one replaced whole.
// Parameters: $rows  list of maps, the record's columns by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (a:TrainingClass {id: row.classId}) ON CREATE SET a:Awaited
MERGE (b:Course {id: row.courseId}) ON CREATE SET b:Awaited
MERGE (a)-[r:INCLUDES {key: row.key}]->(b)
SET r.hours = row.hours, r.hoursExact = row.hoursExact, r.method = row.method, r.lecturerIsLeader = row.lecturerIsLeader
