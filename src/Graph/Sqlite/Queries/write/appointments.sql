-- Writes one row of appointments: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO appointments (
    key, cadre_id, post_id, "from", "to", kind, decided_on, previous_rank, goal, accepted_on, acceptance
)
VALUES (
    @key, @cadre_id, @post_id, @from, @to, @kind, @decided_on, @previous_rank, @goal, @accepted_on,
    @acceptance
)
ON CONFLICT (key) DO UPDATE SET
    cadre_id = excluded.cadre_id,
    post_id = excluded.post_id,
    "from" = excluded."from",
    "to" = excluded."to",
    kind = excluded.kind,
    decided_on = excluded.decided_on,
    previous_rank = excluded.previous_rank,
    goal = excluded.goal,
    accepted_on = excluded.accepted_on,
    acceptance = excluded.acceptance
WHERE (
    appointments.cadre_id, appointments.post_id, appointments."from", appointments."to", appointments.kind,
    appointments.decided_on, appointments.previous_rank, appointments.goal, appointments.accepted_on,
    appointments.acceptance
) IS NOT (
    excluded.cadre_id, excluded.post_id, excluded."from", excluded."to", excluded.kind, excluded.decided_on,
    excluded.previous_rank, excluded.goal, excluded.accepted_on, excluded.acceptance
);
