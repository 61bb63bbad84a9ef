// One cadre with all that dossier.graphql shows of it and a store holds, by hand, in one statement. What rules derive
// (lights, hours, duties) is not in it.
MATCH (c:Cadre {id: $id})
RETURN
    [c.id, c.name, c.gender, c.birthDate, c.education, c.rank, c.rankSince, c.grade, c.gradeSince, c.category, c.tags, c.status] AS cadre,
    [(c)-[:IN_UNIT]->(u:Unit) | [u.id, u.name, u.kind, u.level]] AS unit,
    [(c)-[:IN_UNIT]->(:Unit)-[:PART_OF*1..4]->(u:Unit) | u.name] AS above,
    [(c)-[:MANAGED_BY]->(u:Unit) | [u.id, u.name]] AS managedBy,
    [(c)-[:HELD]->(a:Appointment)-[:TO]->(p:Post) |
        [a.id, a.from, a.to, a.kind, a.decidedOn, a.goal, a.acceptedOn, a.acceptance, p.id, p.title, p.rank, p.team, p.domain, [(p)-[:IN_UNIT]->(u:Unit) | [u.id, u.name]]]] AS appointments,
    [(c)-[:STUDIED]->(e:Education) | [e.mode, e.level, e.degree, e.school, e.major, e.graduatedOn]] AS educations,
    [(c)-[:EARNED]->(r:Credit) | [r.id, r.on, r.kind, r.hours, r.source]] AS credits,
    [(c)<-[:APPRAISES]-(a:Appraisal) | [a.year, a.grade, a.de, a.neng, a.qin, a.ji, a.lian]] AS appraisals,
    COUNT { (c)-[:TOOK]->(:Enrolment) } AS enrolmentCount,
    COLLECT {
        MATCH (c)-[:TOOK]->(e:Enrolment)-[:IN]->(k:TrainingClass)
        WITH e, k ORDER BY k.endsOn DESC, e.id LIMIT 50
        RETURN [
            e.id, e.hoursEarned, e.hoursAbsent, e.result, e.assessment, e.examScore, e.certificateNo, e.revokedOn, e.revokedReason,
            k.id, k.title, k.mode, k.level, k.theme, k.startsOn, k.endsOn, k.days, k.hours, k.isMain, k.isKey, k.status,
            [(k)-[:ORGANISED_BY]->(u:Unit) | [u.id, u.name]],
            [(k)-[i:INCLUDES]->(o:Course) | [i.hours, i.method, i.lecturerIsLeader, o.id, o.title, o.kind, o.theme]]]
    } AS enrolments,
    COLLECT { MATCH (c)<-[:OF]-(s:Estimates)-[:FROM]->(r:ScoringRun) WHERE r.publishedAt IS NOT NULL RETURN [r.id, s.body] ORDER BY r.publishedAt DESC LIMIT 1 } AS estimates
