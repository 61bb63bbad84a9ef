// Twenty cadres with all their classes and what was taught there, by hand, in one statement.
MATCH (c:Cadre)
WITH c ORDER BY c.nameKey, c.id LIMIT 20
RETURN
    c.id AS id, c.name AS name,
    COLLECT {
        MATCH (c)-[:TOOK]->(e:Enrolment)-[:IN]->(k:TrainingClass)
        WITH e, k ORDER BY k.endsOn DESC, e.id LIMIT 50
        RETURN [e.id, e.result, e.hoursEarned, k.id, k.title, k.startsOn, k.endsOn, [(k)-[i:INCLUDES]->(o:Course) | [i.hours, i.method, o.id, o.title, o.kind, o.theme]]]
    } AS enrolments
