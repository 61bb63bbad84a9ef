-- Records whose name, title or alias contains a text, in pinyin order of the name, then by key.
-- Parameters: @text  folded as name_fold is
--             @cadres, @units, @posts, @courses, @classes  1: look among them, 0: do not
-- Returns:    kind, key, label, hint (the unit, the unit above, the theme, the first day; NULL: nothing), name_key
-- The index of names alone (n) is read through; rows (r) are looked up for hits only. CROSS JOIN keeps it in that order.
SELECT 'cadres' AS kind, n.key, r.name AS label, u.name AS hint, n.name_key
FROM cadres AS n CROSS JOIN cadres AS r ON r.key = n.key
    LEFT JOIN units AS u ON u.key = r.unit_id
WHERE @cadres AND instr(n.name_fold, @text) > 0
UNION ALL
SELECT 'units', n.key, r.name, u.name, n.name_key
FROM units AS n CROSS JOIN units AS r ON r.key = n.key
    LEFT JOIN units AS u ON u.key = r.parent_id
WHERE @units AND instr(n.name_fold, @text) > 0
UNION ALL
SELECT 'posts', n.key, r.title, u.name, n.name_key
FROM posts AS n CROSS JOIN posts AS r ON r.key = n.key
    LEFT JOIN units AS u ON u.key = r.unit_id
WHERE @posts AND instr(n.name_fold, @text) > 0
UNION ALL
SELECT 'courses', n.key, r.title, r.theme, n.name_key
FROM courses AS n CROSS JOIN courses AS r ON r.key = n.key
WHERE @courses AND instr(n.name_fold, @text) > 0
UNION ALL
SELECT 'classes', n.key, r.title, r.starts_on, n.name_key
FROM classes AS n CROSS JOIN classes AS r ON r.key = n.key
WHERE @classes AND instr(n.name_fold, @text) > 0
ORDER BY 5, 2;
