// Reads rounds: by key, page by page, of classes.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $classes  list of class ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:Round {id: key}) WHERE NOT n:Awaited
    RETURN n
UNION ALL
    MATCH (n:Round) WHERE n.id > $after AND NOT n:Awaited
    RETURN n ORDER BY n.id LIMIT $rows
UNION ALL
    UNWIND $classes AS id
    MATCH (:TrainingClass {id: id})<-[:ABOUT]-(n:Round)
    RETURN n
}
RETURN
    n.id AS id, n.classId AS classId, n.kind AS kind, n.closesOn AS closesOn
