-- The observations of the given cadres, oldest first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.id, r.cadre_id, r.class_id, r.rater_id, r."on", r.scene, r.competency_id, r.text
FROM observations AS r
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, r."on", r.key;
