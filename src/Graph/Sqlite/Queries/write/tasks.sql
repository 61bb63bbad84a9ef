-- Writes one row of tasks: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO tasks (
    key, cadre_id, class_id, competency_id, kind, title, checkpoints, issued_on, due_on, status, resolved_on,
    outcome
)
VALUES (
    @key, @cadre_id, @class_id, @competency_id, @kind, @title, @checkpoints, @issued_on, @due_on, @status,
    @resolved_on, @outcome
)
ON CONFLICT (key) DO UPDATE SET
    cadre_id = excluded.cadre_id,
    class_id = excluded.class_id,
    competency_id = excluded.competency_id,
    kind = excluded.kind,
    title = excluded.title,
    checkpoints = excluded.checkpoints,
    issued_on = excluded.issued_on,
    due_on = excluded.due_on,
    status = excluded.status,
    resolved_on = excluded.resolved_on,
    outcome = excluded.outcome
WHERE (
    tasks.cadre_id, tasks.class_id, tasks.competency_id, tasks.kind, tasks.title, tasks.checkpoints,
    tasks.issued_on, tasks.due_on, tasks.status, tasks.resolved_on, tasks.outcome
) IS NOT (
    excluded.cadre_id, excluded.class_id, excluded.competency_id, excluded.kind, excluded.title,
    excluded.checkpoints, excluded.issued_on, excluded.due_on, excluded.status, excluded.resolved_on,
    excluded.outcome
);
