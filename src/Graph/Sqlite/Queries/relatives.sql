-- Whom a cadre's family names, and whose family names the cadre.
-- Parameters: @cadre
-- Returns:    cadre_id, by id
SELECT relative_cadre_id AS cadre_id
FROM family
WHERE cadre_id = @cadre AND relative_cadre_id IS NOT NULL AND relative_cadre_id <> @cadre
UNION
SELECT cadre_id
FROM family
WHERE relative_cadre_id = @cadre AND cadre_id <> @cadre
ORDER BY 1;
