-- Which of the given cadres a caller may see: any way in holds and no exception names the cadre.
-- Parameters: @ids         JSON array of cadre ids
--             @managed     JSON array of {unit, ranks}: today's managing unit is the unit or below, today's rank among the ranks
--             @assigned    the same of today's unit
--             @trained_by  JSON array of unit ids: enrolled in a class one of them organises
--             @persons     JSON array of cadre ids: by name
--             @except      JSON array of cadre ids: never
-- Returns:    key
WITH RECURSIVE
candidate (key, now_rank, now_unit, now_managed_by) AS MATERIALIZED (
    SELECT key, coalesce(now_rank, 'staff'), now_unit, now_managed_by
    FROM cadres
    WHERE key IN (SELECT value FROM json_each(@ids))
      AND key NOT IN (SELECT value FROM json_each(@except))
),
-- Every unit a candidate is in or managed by, with itself and each unit above it.
above (unit, up) AS (
    SELECT now_managed_by, now_managed_by FROM candidate WHERE now_managed_by IS NOT NULL
    UNION
    SELECT now_unit, now_unit FROM candidate WHERE now_unit IS NOT NULL
    UNION
    SELECT above.unit, units.parent_id
    FROM above JOIN units ON units.key = above.up
    WHERE units.parent_id IS NOT NULL
),
managed (unit, rank) AS MATERIALIZED (
    SELECT DISTINCT above.unit, rank.value
    FROM json_each(@managed) AS may
    JOIN json_each(may.value, '$.ranks') AS rank
    JOIN above ON above.up = may.value ->> '$.unit'
),
assigned (unit, rank) AS MATERIALIZED (
    SELECT DISTINCT above.unit, rank.value
    FROM json_each(@assigned) AS may
    JOIN json_each(may.value, '$.ranks') AS rank
    JOIN above ON above.up = may.value ->> '$.unit'
)
SELECT key
FROM candidate
WHERE key IN (SELECT value FROM json_each(@persons))
   OR (now_managed_by, now_rank) IN (SELECT unit, rank FROM managed)
   OR (now_unit, now_rank) IN (SELECT unit, rank FROM assigned)
   OR (@trained_by <> '[]' AND EXISTS (
        SELECT 1
        FROM enrolments JOIN classes ON classes.key = enrolments.class_id
        WHERE enrolments.cadre_id = candidate.key
          AND classes.organiser_unit_id IN (SELECT value FROM json_each(@trained_by))));
