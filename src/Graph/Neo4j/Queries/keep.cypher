// Renews the writer's lease.
// Parameters: $session, $fence  the writer
//             $lease            for how many milliseconds from now
// Returns:    fence; no row: it is the writer no more
MATCH (s:Store {id: 'store'})
SET s.asked = $session
WITH s
WHERE s.holder = $session AND s.fence = $fence
SET s.leaseUntil = datetime.realtime() + duration({milliseconds: $lease})
RETURN s.fence AS fence
