// Reads post_requirements: by key, page by page.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (a:Post)-[n:REQUIRES {key: key}]->(b:Competency)
    RETURN a, n, b
UNION ALL
    MATCH (a:Post)-[n:REQUIRES]->(b:Competency) WHERE n.key > $after
    RETURN a, n, b ORDER BY n.key LIMIT $rows
}
RETURN
    a.id AS postId, b.id AS competencyId, coalesce(n.levelExact, n.level) AS level,
    coalesce(n.weightExact, n.weight) AS weight, n.kind AS kind
