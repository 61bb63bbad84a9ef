// Which versions the change log can tell of.
// Parameters: $keptSince  the moment before which no change is kept
// Returns:    version (the last one), forgotten (the last one whose changes are not kept, or were another store's; 0: none)
MATCH (s:Store {id: 'store'})
CALL () {
    MATCH (c:Commit) WHERE c.at < $keptSince
    RETURN coalesce(max(c.version), 0) AS old
}
RETURN s.version AS version, CASE WHEN s.forgotten > old THEN s.forgotten ELSE old END AS forgotten
