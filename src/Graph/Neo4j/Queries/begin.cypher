// Makes a session the writer, if there is none or the last one's lease has run out. Idempotent.
// Parameters: $session  the session's id
//             $lease    for how many milliseconds it holds unless it is renewed
// Returns:    version, fence (grows with every writer), holdsRecords; no row: another one writes, or it is gone
// The lock is taken before anything is read: SET comes first. The server's clock decides, not the callers'.
MATCH (s:Store {id: 'store'})
SET s.asked = $session
WITH s, s.holder = $session AS again
WHERE NOT $session IN coalesce(s.gone, []) AND (s.holder IS NULL OR again OR s.leaseUntil < datetime.realtime())
SET s.fence = CASE WHEN again THEN s.fence ELSE s.fence + 1 END,
    s.batch = CASE WHEN again THEN s.batch ELSE 0 END,
    s.holder = $session,
    s.leaseUntil = datetime.realtime() + duration({milliseconds: $lease})
RETURN s.version AS version, s.fence AS fence, s.holdsRecords AS holdsRecords
