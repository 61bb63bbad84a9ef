// Twenty cadres in the order of their names with their five latest enrolments, by hand, in one statement.
MATCH (c:Cadre)
WITH c ORDER BY c.nameKey, c.id LIMIT 20
RETURN
    c.id AS id, c.name AS name, c.rank AS rank, c.grade AS grade, c.status AS status,
    [(c)-[:IN_UNIT]->(u) | [u.id, u.name]] AS unit,
    [(c)-[:HELD]->(a:Appointment)-[:TO]->(p:Post) WHERE a.to IS NULL | [a.kind, p.id, p.title, p.rank]] AS appointments,
    COLLECT {
        MATCH (c)-[:TOOK]->(e:Enrolment)-[:IN]->(k:TrainingClass)
        RETURN [e.id, e.result, e.hoursEarned, k.id, k.title, k.mode, k.startsOn, k.endsOn] ORDER BY k.endsOn DESC, e.id LIMIT 5
    } AS enrolments
