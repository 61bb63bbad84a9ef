-- Writes one row of observations: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO observations (
    key, cadre_id, class_id, rater_id, "on", scene, competency_id, text
)
VALUES (
    @key, @cadre_id, @class_id, @rater_id, @on, @scene, @competency_id, @text
)
ON CONFLICT (key) DO UPDATE SET
    cadre_id = excluded.cadre_id,
    class_id = excluded.class_id,
    rater_id = excluded.rater_id,
    "on" = excluded."on",
    scene = excluded.scene,
    competency_id = excluded.competency_id,
    text = excluded.text
WHERE (
    observations.cadre_id, observations.class_id, observations.rater_id, observations."on",
    observations.scene, observations.competency_id, observations.text
) IS NOT (
    excluded.cadre_id, excluded.class_id, excluded.rater_id, excluded."on", excluded.scene,
    excluded.competency_id, excluded.text
);
