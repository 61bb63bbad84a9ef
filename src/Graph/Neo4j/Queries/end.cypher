// Gives the writer's place back; does nothing when another one has it. Idempotent.
// Parameters: $session, $fence  the writer
// Returns:    no rows
MATCH (s:Store {id: 'store'})
SET s.asked = $session
WITH s
WHERE s.holder = $session AND s.fence = $fence
REMOVE s.holder, s.leaseUntil
