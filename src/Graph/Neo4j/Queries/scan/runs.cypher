// Reads runs: by key, page by page.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:ScoringRun {id: key}) WHERE NOT n:Awaited
    RETURN n
UNION ALL
    MATCH (n:ScoringRun) WHERE n.id > $after AND NOT n:Awaited
    RETURN n ORDER BY n.id LIMIT $rows
}
RETURN
    n.id AS id, n.asOf AS asOf, n.framework AS framework, n.scale AS scale, n.dataFingerprint AS dataFingerprint,
    n.components AS components, n.startedAt AS startedAt, n.finishedAt AS finishedAt, n.publishedAt AS publishedAt,
    n.supersedes AS supersedes
