// Reads class_segments: by key, page by page, of classes.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $classes  list of class ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:ClassSegment {key: key})
    RETURN n
UNION ALL
    MATCH (n:ClassSegment) WHERE n.key > $after
    RETURN n ORDER BY n.key LIMIT $rows
UNION ALL
    UNWIND $classes AS id
    MATCH (:TrainingClass {id: id})-[:HAS_SEGMENT]->(n:ClassSegment)
    RETURN n
}
RETURN
    n.classId AS classId, n.startsOn AS startsOn, n.endsOn AS endsOn
