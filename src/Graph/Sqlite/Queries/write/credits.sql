-- Writes one row of credits: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO credits (
    key, cadre_id, "on", kind, hours, source
)
VALUES (
    @key, @cadre_id, @on, @kind, @hours, @source
)
ON CONFLICT (key) DO UPDATE SET
    cadre_id = excluded.cadre_id,
    "on" = excluded."on",
    kind = excluded.kind,
    hours = excluded.hours,
    source = excluded.source
WHERE (
    credits.cadre_id, credits."on", credits.kind, credits.hours, credits.source
) IS NOT (
    excluded.cadre_id, excluded."on", excluded.kind, excluded.hours, excluded.source
);
