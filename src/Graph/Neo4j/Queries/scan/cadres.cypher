// Reads cadres: by key, page by page.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:Cadre {id: key}) WHERE NOT n:Awaited
    RETURN n
UNION ALL
    MATCH (n:Cadre) WHERE n.id > $after AND NOT n:Awaited
    RETURN n ORDER BY n.id LIMIT $rows
}
RETURN
    n.id AS id, n.name AS name, n.gender AS gender, n.birthDate AS birthDate, n.ethnicity AS ethnicity,
    n.party AS party, n.partyJoinedOn AS partyJoinedOn, n.workStartedOn AS workStartedOn, n.enteredOn AS enteredOn,
    n.education AS education, n.degree AS degree, n.major AS major, n.rank AS rank, n.rankSince AS rankSince,
    n.grade AS grade, n.gradeSince AS gradeSince, n.category AS category, n.tags AS tags, n.unitId AS unitId,
    n.managedByUnitId AS managedByUnitId, n.status AS status, n.leftOn AS leftOn, n.nativePlace AS nativePlace
