// Which versions the change log can tell of.
// Parameters: $keptSince  the moment before which no change is kept
// Returns:    version (the last one), forgotten (the last one whose changes are not kept, or were another store's; 0: none)
MATCH (s:Store {id: 'store'})
WITH s, head(COLLECT { MATCH (c:Commit) WHERE c.at < $keptSince RETURN max(c.version) }) AS old
RETURN
    s.version AS version,
    CASE WHEN coalesce(s.forgotten, 0) > coalesce(old, 0) THEN s.forgotten ELSE coalesce(old, 0) END AS forgotten
