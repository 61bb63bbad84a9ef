// What the store says of itself.
// Parameters: none
// Returns:    version (0: nothing was committed yet), today, nameOrder and nationalIdKey (null: not set), holdsRecords,
//             unfinished (the import that began first of those that were cut off or still run; null: none), content (what it is known by)
// The import is read before the version: one that ends in between is still said to be unfinished, and never missed under the old version.
WITH head(COLLECT { MATCH (i:Import {state: 'RUNNING'}) RETURN i ORDER BY i.startedAt, i.id LIMIT 1 }) AS unfinished
MATCH (s:Store {id: 'store'})
RETURN
    s.version AS version, s.today AS today, s.nameOrder AS nameOrder, s.nationalIdKey AS nationalIdKey, s.holdsRecords AS holdsRecords,
    unfinished.id AS unfinished, unfinished.content AS content
