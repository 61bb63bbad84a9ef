// Reads enrolments: by key, page by page, of cadres, of classes.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
//             $cadres   list of cadre ids: what hangs from them
//             $latest   at most so many of each of them: of the classes that ended last
//             $classes  list of class ids: what hangs from them
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
//             since: the first day of its class, where it was asked for by cadre
CALL () {
    UNWIND $keys AS key
    MATCH (n:Enrolment {id: key})
    RETURN n, null AS since
UNION ALL
    MATCH (n:Enrolment) WHERE n.id > $after
    RETURN n, null AS since ORDER BY n.id LIMIT $rows
UNION ALL
    UNWIND $cadres AS id
    MATCH (c:Cadre {id: id})
    CALL (c) {
        MATCH (c)-[:TOOK]->(e:Enrolment)
        OPTIONAL MATCH (e)-[:IN]->(o:TrainingClass)
        RETURN e AS n, o ORDER BY coalesce(o.endsOn, date({year: 1})) DESC, n.id LIMIT $latest
    }
    RETURN n, o.startsOn AS since
UNION ALL
    UNWIND $classes AS id
    MATCH (:TrainingClass {id: id})<-[:IN]-(n:Enrolment)
    RETURN n, null AS since
}
RETURN
    n.id AS id, n.cadreId AS cadreId, n.classId AS classId,
    coalesce(n.hoursEarnedExact, n.hoursEarned) AS hoursEarned,
    coalesce(n.hoursAbsentExact, n.hoursAbsent) AS hoursAbsent, n.result AS result, n.assessment AS assessment,
    coalesce(n.examScoreExact, n.examScore) AS examScore, n.certificateNo AS certificateNo,
    n.revokedOn AS revokedOn, n.revokedReason AS revokedReason, since
