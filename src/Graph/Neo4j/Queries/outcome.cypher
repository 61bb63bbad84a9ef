// What became of a session whose last statement got no answer, or found that it was written already.
// Parameters: $session, $fence  the writer
// Returns:    version (of its commit; null: none), batch (the last one written; null: another one writes)
MATCH (s:Store {id: 'store'})
OPTIONAL MATCH (c:Commit {id: $session})
RETURN c.version AS version, CASE WHEN s.holder = $session AND s.fence = $fence THEN s.batch END AS batch
