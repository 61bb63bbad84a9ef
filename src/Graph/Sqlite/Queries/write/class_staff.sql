-- Writes one row of class_staff: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO class_staff (
    key, class_id, rater_id, role
)
VALUES (
    @key, @class_id, @rater_id, @role
)
ON CONFLICT (key) DO NOTHING;
