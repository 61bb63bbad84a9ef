// Reads contributions: by key, page by page, of cadres.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $cadres   list of cadre ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
//             since: the first day of its class, where it was asked for by cadre
CALL () {
    UNWIND $keys AS key
    MATCH (n:Contribution {id: key})
    RETURN n, null AS since
UNION ALL
    MATCH (n:Contribution) WHERE n.id > $after
    RETURN n, null AS since ORDER BY n.id LIMIT $rows
UNION ALL
    UNWIND $cadres AS id
    MATCH (:Cadre {id: id})-[:CONTRIBUTED]->(n:Contribution)
    OPTIONAL MATCH (n)-[:FROM]->(o:TrainingClass)
    RETURN n, o.startsOn AS since
}
RETURN
    n.id AS id, n.cadreId AS cadreId, n.classId AS classId, n.title AS title, n.kind AS kind, n.role AS role,
    coalesce(n.shareExact, n.share) AS share, coalesce(n.scoreExact, n.score) AS score, n.adopted AS adopted,
    n.verifiedBy AS verifiedBy, since
