-- Writes one row of educations: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO educations (
    key, cadre_id, mode, level, degree, school, major, graduated_on
)
VALUES (
    @key, @cadre_id, @mode, @level, @degree, @school, @major, @graduated_on
)
ON CONFLICT (key) DO UPDATE SET
    degree = excluded.degree,
    major = excluded.major,
    graduated_on = excluded.graduated_on
WHERE (
    educations.degree, educations.major, educations.graduated_on
) IS NOT (
    excluded.degree, excluded.major, excluded.graduated_on
);
