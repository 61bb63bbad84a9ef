// Reads call_ups: by key, page by page, of cadres, of classes.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $cadres   list of cadre ids: what hangs from them
//             $classes  list of class ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:CallUp {id: key})
    RETURN n
UNION ALL
    MATCH (n:CallUp) WHERE n.id > $after
    RETURN n ORDER BY n.id LIMIT $rows
UNION ALL
    UNWIND $cadres AS id
    MATCH (:Cadre {id: id})<-[:CALLS]-(n:CallUp)
    RETURN n
UNION ALL
    UNWIND $classes AS id
    MATCH (:TrainingClass {id: id})<-[:TO]-(n:CallUp)
    RETURN n
}
RETURN
    n.id AS id, n.cadreId AS cadreId, n.classId AS classId, n.kind AS kind, n.calledOn AS calledOn,
    n.replyDue AS replyDue, n.state AS state, n.excuse AS excuse, n.approvedBy AS approvedBy,
    n.overrideReason AS overrideReason
