-- Writes one row of classes: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO classes (
    key, title, mode, level, theme, organiser_unit_id, starts_on, ends_on, days, hours, theory_hours,
    party_spirit_hours, seats, is_main, is_key, admits_ranks, status, name_key, name_fold
)
VALUES (
    @key, @title, @mode, @level, @theme, @organiser_unit_id, @starts_on, @ends_on, @days, @hours,
    @theory_hours, @party_spirit_hours, @seats, @is_main, @is_key, @admits_ranks, @status, @name_key,
    @name_fold
)
ON CONFLICT (key) DO UPDATE SET
    title = excluded.title,
    mode = excluded.mode,
    level = excluded.level,
    theme = excluded.theme,
    organiser_unit_id = excluded.organiser_unit_id,
    starts_on = excluded.starts_on,
    ends_on = excluded.ends_on,
    days = excluded.days,
    hours = excluded.hours,
    theory_hours = excluded.theory_hours,
    party_spirit_hours = excluded.party_spirit_hours,
    seats = excluded.seats,
    is_main = excluded.is_main,
    is_key = excluded.is_key,
    admits_ranks = excluded.admits_ranks,
    status = excluded.status,
    name_key = excluded.name_key,
    name_fold = excluded.name_fold
WHERE (
    classes.title, classes.mode, classes.level, classes.theme, classes.organiser_unit_id, classes.starts_on,
    classes.ends_on, classes.days, classes.hours, classes.theory_hours, classes.party_spirit_hours,
    classes.seats, classes.is_main, classes.is_key, classes.admits_ranks, classes.status, classes.name_key,
    classes.name_fold
) IS NOT (
    excluded.title, excluded.mode, excluded.level, excluded.theme, excluded.organiser_unit_id,
    excluded.starts_on, excluded.ends_on, excluded.days, excluded.hours, excluded.theory_hours,
    excluded.party_spirit_hours, excluded.seats, excluded.is_main, excluded.is_key, excluded.admits_ranks,
    excluded.status, excluded.name_key, excluded.name_fold
);
