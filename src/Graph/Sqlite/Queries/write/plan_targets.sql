-- Writes one row of plan_targets: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO plan_targets (
    key, plan_id, unit_id, indicator, rank, category, team, year, target
)
VALUES (
    @key, @plan_id, @unit_id, @indicator, @rank, @category, @team, @year, @target
)
ON CONFLICT (key) DO UPDATE SET
    target = excluded.target
WHERE plan_targets.target IS NOT excluded.target;
