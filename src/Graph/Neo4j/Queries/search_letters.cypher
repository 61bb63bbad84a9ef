// Records whose name, title or alias contains a text, in pinyin order of the name, then by key.
// Parameters: $text   folded as nameFold is
//             $kinds  list of record names: among which
// Returns:    kind, key, label, hint (the unit, the unit above, the theme, the first day; null: nothing)
CALL () {
    UNWIND [k IN $kinds WHERE k = 'cadres'] AS kind
    MATCH (n:Cadre) WHERE n.nameFold CONTAINS $text
    RETURN kind, n, n.name AS label
UNION ALL
    UNWIND [k IN $kinds WHERE k = 'units'] AS kind
    MATCH (n:Unit) WHERE n.nameFold CONTAINS $text
    RETURN kind, n, n.name AS label
UNION ALL
    UNWIND [k IN $kinds WHERE k = 'posts'] AS kind
    MATCH (n:Post) WHERE n.nameFold CONTAINS $text
    RETURN kind, n, n.title AS label
UNION ALL
    UNWIND [k IN $kinds WHERE k = 'courses'] AS kind
    MATCH (n:Course) WHERE n.nameFold CONTAINS $text
    RETURN kind, n, n.title AS label
UNION ALL
    UNWIND [k IN $kinds WHERE k = 'classes'] AS kind
    MATCH (n:TrainingClass) WHERE n.nameFold CONTAINS $text
    RETURN kind, n, n.title AS label
}
RETURN
    kind, n.id AS key, label,
    CASE kind
    WHEN 'courses' THEN n.theme
    WHEN 'classes' THEN toString(n.startsOn)
    ELSE head([(n)-[:IN_UNIT|PART_OF]->(u:Unit) | u.name])
    END AS hint
ORDER BY n.nameKey, key
