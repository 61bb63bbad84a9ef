-- Records whose name, title or alias contains a text, in pinyin order of the name, then by key.
-- Parameters: @text  folded as name_fold is
--             @cadres, @units, @posts, @courses, @classes  1: look among them, 0: do not
-- Returns:    kind, key, label, hint (the unit, the unit above, the theme, the first day; NULL: nothing)
SELECT 'cadres' AS kind, r.key, r.name AS label, u.name AS hint, r.name_key
FROM cadres AS r LEFT JOIN units AS u ON u.key = r.unit_id
WHERE @cadres AND instr(r.name_fold, @text) > 0
UNION ALL
SELECT 'units', r.key, r.name, u.name, r.name_key
FROM units AS r LEFT JOIN units AS u ON u.key = r.parent_id
WHERE @units AND instr(r.name_fold, @text) > 0
UNION ALL
SELECT 'posts', r.key, r.title, u.name, r.name_key
FROM posts AS r LEFT JOIN units AS u ON u.key = r.unit_id
WHERE @posts AND instr(r.name_fold, @text) > 0
UNION ALL
SELECT 'courses', r.key, r.title, r.theme, r.name_key
FROM courses AS r
WHERE @courses AND instr(r.name_fold, @text) > 0
UNION ALL
SELECT 'classes', r.key, r.title, r.starts_on, r.name_key
FROM classes AS r
WHERE @classes AND instr(r.name_fold, @text) > 0
ORDER BY 5, 2;
