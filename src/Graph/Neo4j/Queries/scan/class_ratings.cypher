// Reads class_ratings: by key, page by page, of classes.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $classes  list of class ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:ClassRating {id: key})
    RETURN n
UNION ALL
    MATCH (n:ClassRating) WHERE n.id > $after
    RETURN n ORDER BY n.id LIMIT $rows
UNION ALL
    UNWIND $classes AS id
    MATCH (:TrainingClass {id: id})<-[:RATES]-(n:ClassRating)
    RETURN n
}
RETURN
    n.id AS id, n.classId AS classId, n.courseId AS courseId, n.raterId AS raterId, n.submittedOn AS submittedOn,
    n.dimension AS dimension, coalesce(n.scoreExact, n.score) AS score
