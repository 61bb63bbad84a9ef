-- Writes one row of feedback: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO feedback (
    key, class_id, to_unit_id, sent_on, received_on
)
VALUES (
    @key, @class_id, @to_unit_id, @sent_on, @received_on
)
ON CONFLICT (key) DO UPDATE SET
    sent_on = excluded.sent_on,
    received_on = excluded.received_on
WHERE (
    feedback.sent_on, feedback.received_on
) IS NOT (
    excluded.sent_on, excluded.received_on
);
