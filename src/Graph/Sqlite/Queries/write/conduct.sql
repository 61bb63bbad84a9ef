-- Writes one row of conduct: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO conduct (
    key, cadre_id, class_id, "on", kind, hours, note
)
VALUES (
    @key, @cadre_id, @class_id, @on, @kind, @hours, @note
)
ON CONFLICT (key) DO UPDATE SET
    cadre_id = excluded.cadre_id,
    class_id = excluded.class_id,
    "on" = excluded."on",
    kind = excluded.kind,
    hours = excluded.hours,
    note = excluded.note
WHERE (
    conduct.cadre_id, conduct.class_id, conduct."on", conduct.kind, conduct.hours, conduct.note
) IS NOT (
    excluded.cadre_id, excluded.class_id, excluded."on", excluded.kind, excluded.hours, excluded.note
);
