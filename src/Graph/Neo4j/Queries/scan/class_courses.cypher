// Reads class_courses: by key, page by page, of classes.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $classes  list of class ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (a:TrainingClass)-[n:INCLUDES {key: key}]->(b:Course)
    RETURN a, n, b
UNION ALL
    MATCH (a:TrainingClass)-[n:INCLUDES]->(b:Course) WHERE n.key > $after
    RETURN a, n, b ORDER BY n.key LIMIT $rows
UNION ALL
    UNWIND $classes AS id
    MATCH (a:TrainingClass {id: id})-[n:INCLUDES]->(b:Course)
    RETURN a, n, b
}
RETURN
    a.id AS classId, b.id AS courseId, coalesce(n.hoursExact, n.hours) AS hours, n.method AS method,
    n.lecturerIsLeader AS lecturerIsLeader
