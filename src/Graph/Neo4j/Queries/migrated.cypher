// Notes that a migration is done.
// Parameters: $session, $fence  the writer
//             $schema           the migration's number
// Returns:    schema; no row: another one writes
MATCH (s:Store {id: 'store'})
SET s.asked = $session
WITH s
WHERE s.holder = $session AND s.fence = $fence
SET s.schema = $schema
RETURN s.schema AS schema
