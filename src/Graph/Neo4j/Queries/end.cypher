// Gives the writer's place back; does nothing when another one has it. Idempotent.
// Parameters: $session  the writer's; no other ever has its name
// Returns:    no rows
MATCH (s:Store {id: 'store'})
SET s.asked = $session
WITH s
WHERE s.holder = $session
REMOVE s.holder, s.leaseUntil
