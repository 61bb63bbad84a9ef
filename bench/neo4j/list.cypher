// Twenty cadres in the order of their names with their five latest enrolments, by hand, in one statement.
MATCH (c:Cadre)
WITH c ORDER BY c.nameKey, c.id LIMIT 20
RETURN
    [c.id, c.name, c.rank, c.grade, c.status] AS cadre,
    [(c)-[:IN_UNIT]->(u:Unit) | [u.id, u.name]] AS unit,
    [(c)-[:HELD]->(a:Appointment)-[:TO]->(p:Post) WHERE a.to IS NULL | [a.kind, p.id, p.title, p.rank]] AS appointments,
    COLLECT {
        MATCH (c)-[:TOOK]->(e:Enrolment)-[:IN]->(k:TrainingClass)
        RETURN [e.id, e.result, e.hoursEarned, k.id, k.title, k.mode, k.startsOn, k.endsOn] ORDER BY k.endsOn DESC, e.id LIMIT 5
    } AS enrolments
