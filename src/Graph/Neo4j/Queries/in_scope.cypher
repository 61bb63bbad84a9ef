// Which of the given cadres a caller may see: any way in holds and no exception names the cadre.
// Parameters: $cadres     list of cadre ids
//             $managed    list of {unit, ranks}: today's managing unit is the unit or below, today's rank among the ranks
//             $assigned   the same of today's unit
//             $trainedBy  list of unit ids: enrolled in a class one of them organises
//             $persons    list of cadre ids: by name
//             $except     list of cadre ids: never
// Returns:    cadre
UNWIND $cadres AS id
MATCH (c:Cadre {id: id})
WHERE NOT c:Awaited AND NOT id IN $except
WITH c, coalesce(c.nowRank, 'staff') AS rank
WHERE c.id IN $persons
    OR any(may IN $managed WHERE rank IN may.ranks AND (may.unit = c.nowManagedBy
        OR EXISTS { MATCH (:Unit {id: c.nowManagedBy})-[:PART_OF*1..]->(up:Unit) WHERE up.id = may.unit }))
    OR any(may IN $assigned WHERE rank IN may.ranks AND (may.unit = c.nowUnit
        OR EXISTS { MATCH (:Unit {id: c.nowUnit})-[:PART_OF*1..]->(up:Unit) WHERE up.id = may.unit }))
    OR (size($trainedBy) > 0 AND EXISTS {
        MATCH (c)-[:TOOK]->(:Enrolment)-[:IN]->(:TrainingClass)-[:ORGANISED_BY]->(o:Unit) WHERE o.id IN $trainedBy })
RETURN c.id AS cadre
