-- Rows of classes whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, title, mode, level, theme, organiser_unit_id, starts_on, ends_on, days, hours, theory_hours,
    party_spirit_hours, seats, is_main, is_key, admits_ranks, status
FROM classes
WHERE key BETWEEN @first AND @last
ORDER BY key;
