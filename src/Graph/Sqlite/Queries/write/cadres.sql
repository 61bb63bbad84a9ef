-- Writes one row of cadres: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
-- What scope compares (now_*) is not touched: set_now.sql keeps it.
INSERT INTO cadres (
    key, name, gender, birth_date, ethnicity, party, party_joined_on, work_started_on, entered_on, education,
    degree, major, rank, rank_since, grade, grade_since, category, tags, unit_id, managed_by_unit_id, status,
    left_on, native_place, name_key, name_fold
)
VALUES (
    @key, @name, @gender, @birth_date, @ethnicity, @party, @party_joined_on, @work_started_on, @entered_on,
    @education, @degree, @major, @rank, @rank_since, @grade, @grade_since, @category, @tags, @unit_id,
    @managed_by_unit_id, @status, @left_on, @native_place, @name_key, @name_fold
)
ON CONFLICT (key) DO UPDATE SET
    name = excluded.name,
    gender = excluded.gender,
    birth_date = excluded.birth_date,
    ethnicity = excluded.ethnicity,
    party = excluded.party,
    party_joined_on = excluded.party_joined_on,
    work_started_on = excluded.work_started_on,
    entered_on = excluded.entered_on,
    education = excluded.education,
    degree = excluded.degree,
    major = excluded.major,
    rank = excluded.rank,
    rank_since = excluded.rank_since,
    grade = excluded.grade,
    grade_since = excluded.grade_since,
    category = excluded.category,
    tags = excluded.tags,
    unit_id = excluded.unit_id,
    managed_by_unit_id = excluded.managed_by_unit_id,
    status = excluded.status,
    left_on = excluded.left_on,
    native_place = excluded.native_place,
    name_key = excluded.name_key,
    name_fold = excluded.name_fold
WHERE (
    cadres.name, cadres.gender, cadres.birth_date, cadres.ethnicity, cadres.party, cadres.party_joined_on,
    cadres.work_started_on, cadres.entered_on, cadres.education, cadres.degree, cadres.major, cadres.rank,
    cadres.rank_since, cadres.grade, cadres.grade_since, cadres.category, cadres.tags, cadres.unit_id,
    cadres.managed_by_unit_id, cadres.status, cadres.left_on, cadres.native_place, cadres.name_key,
    cadres.name_fold
) IS NOT (
    excluded.name, excluded.gender, excluded.birth_date, excluded.ethnicity, excluded.party,
    excluded.party_joined_on, excluded.work_started_on, excluded.entered_on, excluded.education,
    excluded.degree, excluded.major, excluded.rank, excluded.rank_since, excluded.grade, excluded.grade_since,
    excluded.category, excluded.tags, excluded.unit_id, excluded.managed_by_unit_id, excluded.status,
    excluded.left_on, excluded.native_place, excluded.name_key, excluded.name_fold
);
