-- Rows of cadres whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, name, gender, birth_date, ethnicity, party, party_joined_on, work_started_on, entered_on, education,
    degree, major, rank, rank_since, grade, grade_since, category, tags, unit_id, managed_by_unit_id, status,
    left_on, native_place
FROM cadres
WHERE key BETWEEN @first AND @last
ORDER BY key;
