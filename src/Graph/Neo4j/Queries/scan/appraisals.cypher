// Reads appraisals: by key, page by page, of cadres.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $cadres   list of cadre ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:Appraisal {key: key})
    RETURN n
UNION ALL
    MATCH (n:Appraisal) WHERE n.key > $after
    RETURN n ORDER BY n.key LIMIT $rows
UNION ALL
    UNWIND $cadres AS id
    MATCH (:Cadre {id: id})<-[:APPRAISES]-(n:Appraisal)
    RETURN n
}
RETURN
    n.cadreId AS cadreId, n.year AS year, n.grade AS grade, coalesce(n.deExact, n.de) AS de,
    coalesce(n.nengExact, n.neng) AS neng, coalesce(n.qinExact, n.qin) AS qin, coalesce(n.jiExact, n.ji) AS ji,
    coalesce(n.lianExact, n.lian) AS lian
