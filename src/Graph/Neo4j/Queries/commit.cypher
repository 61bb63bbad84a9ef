// Writes the last part of what a session writes, mostly all of it, gives it the next version and ends the session.
// Parameters: $session, $fence  the writer; the commit has the session's id
//             $rows_NAME        the rows of each write file at the mark
//             $records          whether they are records
//             $setsToday, $today
//             $changes          list of {kind, part, keys}
//             $resumes          the import that this one ends, besides its own and those of its source; null: none
//             $last             the version of another store that this one goes on from; null: its own
//             $source, $at      who, when; moments and days are texts
//             $keptSince        changes of commits before it are forgotten
// Returns:    version; no row: it is committed already, or another one writes
MATCH (s:Store {id: 'store'})
SET s.asked = $session
WITH s
WHERE s.holder = $session AND s.fence = $fence
// HERE the write files
SET s.version = coalesce($last, s.version) + 1,
    s.forgotten = coalesce($last, s.forgotten),
    s.holdsRecords = s.holdsRecords OR $records,
    s.today = CASE WHEN $setsToday THEN date($today) ELSE s.today END,
    s.gone = ([$session] + coalesce(s.gone, []))[..20]
REMOVE s.holder, s.leaseUntil
CREATE (:Commit {id: $session, version: s.version, at: datetime($at), source: $source})
WITH s
CALL (s) {
    UNWIND $changes AS change
    CREATE (p:Change)
    SET p = change, p.version = s.version
}
CALL (s) {
    MATCH (p:Change {import: $session})
    SET p.version = s.version
    REMOVE p.import
}
CALL (s) {
    MATCH (i:Import {state: 'RUNNING'})
    WHERE i.id = $session OR i.id = $resumes OR i.source = $source
    SET i.state = 'DONE', i.version = s.version, i.finishedAt = datetime($at)
    WITH s, i
    MATCH (p:Change {import: i.id})
    SET p.version = s.version
    REMOVE p.import
}
CALL () {
    MATCH (c:Commit) WHERE c.at < datetime($keptSince)
    WITH max(c.version) AS forgotten
    MATCH (p:Change) WHERE p.version <= forgotten
    WITH p LIMIT 1000
    DELETE p
}
RETURN s.version AS version
