// Reads classes: by key, page by page.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:TrainingClass {id: key}) WHERE NOT n:Awaited
    RETURN n
UNION ALL
    MATCH (n:TrainingClass) WHERE n.id > $after AND NOT n:Awaited
    RETURN n ORDER BY n.id LIMIT $rows
}
RETURN
    n.id AS id, n.title AS title, n.mode AS mode, n.level AS level, n.theme AS theme,
    n.organiserUnitId AS organiserUnitId, n.startsOn AS startsOn, n.endsOn AS endsOn,
    coalesce(n.daysExact, n.days) AS days, coalesce(n.hoursExact, n.hours) AS hours,
    coalesce(n.theoryHoursExact, n.theoryHours) AS theoryHours,
    coalesce(n.partySpiritHoursExact, n.partySpiritHours) AS partySpiritHours, n.seats AS seats,
    n.isMain AS isMain, n.isKey AS isKey, n.admitsRanks AS admitsRanks, n.status AS status
