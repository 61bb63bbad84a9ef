-- Writes one row of call_ups: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO call_ups (
    key, cadre_id, class_id, kind, called_on, reply_due, state, excuse, approved_by, override_reason
)
VALUES (
    @key, @cadre_id, @class_id, @kind, @called_on, @reply_due, @state, @excuse, @approved_by, @override_reason
)
ON CONFLICT (key) DO UPDATE SET
    cadre_id = excluded.cadre_id,
    class_id = excluded.class_id,
    kind = excluded.kind,
    called_on = excluded.called_on,
    reply_due = excluded.reply_due,
    state = excluded.state,
    excuse = excluded.excuse,
    approved_by = excluded.approved_by,
    override_reason = excluded.override_reason
WHERE (
    call_ups.cadre_id, call_ups.class_id, call_ups.kind, call_ups.called_on, call_ups.reply_due,
    call_ups.state, call_ups.excuse, call_ups.approved_by, call_ups.override_reason
) IS NOT (
    excluded.cadre_id, excluded.class_id, excluded.kind, excluded.called_on, excluded.reply_due,
    excluded.state, excluded.excuse, excluded.approved_by, excluded.override_reason
);
