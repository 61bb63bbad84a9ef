// One cadre with what hangs from it, by hand, in one statement.
MATCH (c:Cadre {id: $id})
RETURN
    properties(c) AS cadre,
    [(c)-[:IN_UNIT]->(u) | u.name] AS unit,
    [(c)-[:HELD]->(a:Appointment)-[:TO]->(p:Post) | [properties(a), p.title, p.rank, [(p)-[:IN_UNIT]->(u) | u.name]]] AS appointments,
    COLLECT { MATCH (e:Education) WHERE e.cadreId = c.id RETURN properties(e) } AS educations,
    COLLECT { MATCH (r:Credit) WHERE r.cadreId = c.id RETURN properties(r) } AS credits,
    COLLECT { MATCH (a:Appraisal) WHERE a.cadreId = c.id RETURN properties(a) } AS appraisals,
    [(c)-[:TOOK]->(e:Enrolment)-[:IN]->(k:TrainingClass) | [properties(e), properties(k), [(k)-[i:INCLUDES]->(o:Course) | [properties(i), o.title, o.kind, o.theme]]]] AS enrolments
