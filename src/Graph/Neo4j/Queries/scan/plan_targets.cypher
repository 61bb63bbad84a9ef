// Reads plan_targets: by key, page by page.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:PlanTarget {key: key})
    RETURN n
UNION ALL
    MATCH (n:PlanTarget) WHERE n.key > $after
    RETURN n ORDER BY n.key LIMIT $rows
}
RETURN
    n.planId AS planId, n.unitId AS unitId, n.indicator AS indicator, n.rank AS rank, n.category AS category,
    n.team AS team, n.year AS year, coalesce(n.targetExact, n.target) AS target
