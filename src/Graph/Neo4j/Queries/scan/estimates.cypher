// Reads estimates: by key, page by page, of cadres.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $cadres   list of cadre ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
//             since: the start of its run, where it was asked for by cadre
CALL () {
    UNWIND $keys AS key
    MATCH (n:Estimates {key: key})
    RETURN n, null AS since
UNION ALL
    MATCH (n:Estimates) WHERE n.key > $after
    RETURN n, null AS since ORDER BY n.key LIMIT $rows
UNION ALL
    UNWIND $cadres AS id
    MATCH (:Cadre {id: id})<-[:OF]-(n:Estimates)
    OPTIONAL MATCH (n)-[:FROM]->(o:ScoringRun)
    RETURN n, o.startedAt AS since
}
RETURN
    n.runId AS runId, n.cadreId AS cadreId, n.body AS body, since
