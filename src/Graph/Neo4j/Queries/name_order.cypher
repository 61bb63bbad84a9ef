// Notes by which order names are keyed.
// Parameters: $session, $fence  the writer
//             $nameOrder        the order's version
// Returns:    nameOrder; no row: another one writes
MATCH (s:Store {id: 'store'})
SET s.asked = $session
WITH s
WHERE s.holder = $session AND s.fence = $fence
SET s.nameOrder = $nameOrder
RETURN s.nameOrder AS nameOrder
