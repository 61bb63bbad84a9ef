// Writes a part of what a session writes, when all of it is too much for one request. The version stays, and the store's day.
// Parameters: $session, $fence  the writer
//             $batch            the part's number in the session, from 1: one that was written is not written again
//             $rows_NAME        the rows of each write file at the mark
//             $records          whether they are records
//             $changes          list of {kind, part, keys, import}: of what is not published yet
//             $import           the import that is unfinished from here on; null: none
//             $content          what it is known by; null: it was not named
//             $source, $at      who, when; moments and days are texts
//             $lease            for how many milliseconds the writer goes on
// Returns:    batch; no row: it was written already, or another one writes
MATCH (s:Store {id: 'store'})
SET s.asked = $session
WITH s
WHERE s.holder = $session AND s.fence = $fence AND s.batch < $batch
// HERE the write files
CALL () {
    UNWIND $changes AS change
    CREATE (p:Change)
    SET p = change
}
CALL () {
    UNWIND $import AS id
    MERGE (i:Import {id: id}) ON CREATE SET i.source = $source, i.content = $content, i.startedAt = datetime($at), i.state = 'RUNNING'
}
SET s.batch = $batch,
    s.holdsRecords = s.holdsRecords OR $records,
    s.leaseUntil = datetime.realtime() + duration({milliseconds: $lease})
RETURN s.batch AS batch
