// The number of the last migration that the store has.
// Parameters: none
// Returns:    schema; no row: none yet
MATCH (s:Store {id: 'store'})
RETURN s.schema AS schema
