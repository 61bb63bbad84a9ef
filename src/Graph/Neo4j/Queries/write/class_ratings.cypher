// Writes class_ratings: a new key is added, a known one replaced whole, with what ties it to others.
// Parameters: $rows  list of maps, a node's properties by name; what is not known is not in the map
// Returns:    no rows
// What is named and not there yet is made as :Awaited, which no read shows, until its own row comes.
UNWIND $rows AS row
MERGE (n:ClassRating {id: row.id})
SET n = row
WITH row, n
CALL (n) { MATCH (n)-[old:RATES|GAVE]-() DELETE old }
CALL (n, row) {
    UNWIND row.raterId AS id
    MERGE (t:Rater {id: id}) ON CREATE SET t:Awaited
    CREATE (t)-[:GAVE]->(n)
}
CALL (n, row) {
    UNWIND row.classId AS id
    MERGE (k:TrainingClass {id: id}) ON CREATE SET k:Awaited
    CREATE (n)-[:RATES]->(k)
}
CALL (n, row) {
    UNWIND row.courseId AS id
    MERGE (l:Course {id: id}) ON CREATE SET l:Awaited
    CREATE (n)-[:RATES]->(l)
}
