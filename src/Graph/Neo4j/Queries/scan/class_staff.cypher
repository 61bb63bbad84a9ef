// Reads class_staff: by key, page by page, of classes.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $classes  list of class ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (a:Rater)-[n:STAFFS {key: key}]->(b:TrainingClass)
    RETURN a, n, b
UNION ALL
    MATCH (a:Rater)-[n:STAFFS]->(b:TrainingClass) WHERE n.key > $after
    RETURN a, n, b ORDER BY n.key LIMIT $rows
UNION ALL
    UNWIND $classes AS id
    MATCH (b:TrainingClass {id: id})<-[n:STAFFS]-(a:Rater)
    RETURN a, n, b
}
RETURN
    b.id AS classId, a.id AS raterId, n.role AS role
