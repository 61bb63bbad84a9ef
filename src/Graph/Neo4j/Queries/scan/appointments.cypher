// Reads appointments: by key, page by page, of cadres.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $cadres   list of cadre ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:Appointment {id: key})
    RETURN n
UNION ALL
    MATCH (n:Appointment) WHERE n.id > $after
    RETURN n ORDER BY n.id LIMIT $rows
UNION ALL
    UNWIND $cadres AS id
    MATCH (:Cadre {id: id})-[:HELD]->(n:Appointment)
    RETURN n
}
RETURN
    n.id AS id, n.cadreId AS cadreId, n.postId AS postId, n.from AS from, n.to AS to, n.kind AS kind,
    n.decidedOn AS decidedOn, n.previousRank AS previousRank, n.goal AS goal, n.acceptedOn AS acceptedOn,
    n.acceptance AS acceptance
