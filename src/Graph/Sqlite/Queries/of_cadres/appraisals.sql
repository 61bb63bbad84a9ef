-- The appraisals of the given cadres, oldest first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.cadre_id, r.year, r.grade, r.de, r.neng, r.qin, r.ji, r.lian
FROM appraisals AS r
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, r.year, r.key;
