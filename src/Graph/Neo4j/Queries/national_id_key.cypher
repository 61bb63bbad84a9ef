// Notes by which key national ids are hashed, unless that is noted already. Idempotent.
// Parameters: $fingerprint  what the key is known by
// Returns:    nationalIdKey: what is noted
// The lock is taken before anything is read: SET comes first.
MATCH (s:Store {id: 'store'})
SET s.asked = $fingerprint
WITH s
SET s.nationalIdKey = coalesce(s.nationalIdKey, $fingerprint)
RETURN s.nationalIdKey AS nationalIdKey
