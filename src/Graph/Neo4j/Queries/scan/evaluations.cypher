// Reads evaluations: by key, page by page, of cadres.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $cadres   list of cadre ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:Ballot {id: key})
    RETURN n
UNION ALL
    MATCH (n:Ballot) WHERE n.id > $after
    RETURN n ORDER BY n.id LIMIT $rows
UNION ALL
    UNWIND $cadres AS id
    MATCH (:Cadre {id: id})<-[:OF]-(n:Ballot)
    RETURN n
}
RETURN
    n.id AS id, n.roundId AS roundId, n.classId AS classId, n.cadreId AS cadreId, n.raterId AS raterId,
    n.role AS role, n.submittedOn AS submittedOn, n.indicatorIds AS indicatorIds,
    coalesce(n.scoresExact, n.scores) AS scores, n.commentedIds AS commentedIds, n.comments AS comments
