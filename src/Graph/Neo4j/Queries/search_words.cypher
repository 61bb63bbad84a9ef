// Records whose name, title or alias contains a text with words that the full-text index knows, in pinyin order, then by key.
// Parameters: $words  the words, for the index: it narrows, the text decides
//             $text   folded as nameFold is
//             $kinds  list of record names: among which
// Returns:    kind, key, label, hint (the unit, the unit above, the theme, the first day; null: nothing)
CALL db.index.fulltext.queryNodes('names', $words) YIELD node AS n
WITH n, CASE
    WHEN n:Cadre THEN 'cadres' WHEN n:Unit THEN 'units' WHEN n:Post THEN 'posts' WHEN n:Course THEN 'courses' ELSE 'classes'
    END AS kind
WHERE kind IN $kinds AND n.nameFold CONTAINS $text
RETURN
    kind, n.id AS key, coalesce(n.name, n.title) AS label,
    CASE kind
    WHEN 'courses' THEN n.theme
    WHEN 'classes' THEN toString(n.startsOn)
    ELSE head([(n)-[:IN_UNIT|PART_OF]->(u:Unit) | u.name])
    END AS hint
ORDER BY n.nameKey, key
