// The cadres that have an id in another system, by key; one, unless the other system is in error.
// Parameters: $system, $value
// Returns:    cadre
MATCH (e:ExternalId {system: $system, value: $value})
RETURN e.cadreId AS cadre ORDER BY cadre
