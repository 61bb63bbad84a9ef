-- Writes one row of appraisals: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO appraisals (
    key, cadre_id, year, grade, de, neng, qin, ji, lian
)
VALUES (
    @key, @cadre_id, @year, @grade, @de, @neng, @qin, @ji, @lian
)
ON CONFLICT (key) DO UPDATE SET
    grade = excluded.grade,
    de = excluded.de,
    neng = excluded.neng,
    qin = excluded.qin,
    ji = excluded.ji,
    lian = excluded.lian
WHERE (
    appraisals.grade, appraisals.de, appraisals.neng, appraisals.qin, appraisals.ji, appraisals.lian
) IS NOT (
    excluded.grade, excluded.de, excluded.neng, excluded.qin, excluded.ji, excluded.lian
);
