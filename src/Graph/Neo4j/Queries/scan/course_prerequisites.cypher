// Reads course_prerequisites: by key, page by page.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (a:Course)-[n:BUILDS_ON {key: key}]->(b:Course)
    RETURN a, n, b
UNION ALL
    MATCH (a:Course)-[n:BUILDS_ON]->(b:Course) WHERE n.key > $after
    RETURN a, n, b ORDER BY n.key LIMIT $rows
}
RETURN
    a.id AS courseId, b.id AS requiresCourseId
