// Reads indicators: by key, page by page.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:Indicator {id: key}) WHERE NOT n:Awaited
    RETURN n
UNION ALL
    MATCH (n:Indicator) WHERE n.id > $after AND NOT n:Awaited
    RETURN n ORDER BY n.id LIMIT $rows
}
RETURN
    n.id AS id, n.name AS name, coalesce(n.minExact, n.min) AS min, coalesce(n.maxExact, n.max) AS max,
    n.anchors AS anchors
