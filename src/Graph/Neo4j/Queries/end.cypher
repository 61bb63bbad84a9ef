// Gives the writer's place back; does nothing when another one has it. Idempotent.
// Parameters: $session  the writer's; no other ever has its name
// Returns:    no rows
// The server may come to a beginning that nobody waits for after its end: the last sessions that are gone are not begun.
MATCH (s:Store {id: 'store'})
SET s.asked = $session
WITH s
SET s.gone = ([$session] + coalesce(s.gone, []))[..20]
WITH s
WHERE s.holder = $session
REMOVE s.holder, s.leaseUntil
