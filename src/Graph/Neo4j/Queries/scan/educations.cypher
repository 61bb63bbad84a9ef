// Reads educations: by key, page by page, of cadres.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $cadres   list of cadre ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:Education {key: key})
    RETURN n
UNION ALL
    MATCH (n:Education) WHERE n.key > $after
    RETURN n ORDER BY n.key LIMIT $rows
UNION ALL
    UNWIND $cadres AS id
    MATCH (:Cadre {id: id})-[:STUDIED]->(n:Education)
    RETURN n
}
RETURN
    n.cadreId AS cadreId, n.mode AS mode, n.level AS level, n.degree AS degree, n.school AS school,
    n.major AS major, n.graduatedOn AS graduatedOn
