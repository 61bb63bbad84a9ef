-- The educations of the given cadres, oldest first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.cadre_id, r.mode, r.level, r.degree, r.school, r.major, r.graduated_on
FROM educations AS r
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, r.graduated_on, r.key;
