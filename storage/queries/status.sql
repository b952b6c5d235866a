-- Status messages: each shows its row.

-- name: status_claim
-- At most one row per chat at a time: send pacing in one chat must not hold up the others. News go first: new messages, the
-- provider's id, outcomes. For four of them, two offers and one edit of another kind are taken, if any are due: a flood of
-- texts must not delay the task ids of others, and the send limits give each kind at least a quarter of what is left.
WITH due AS (
    SELECT id, bot_id, chat_id, show_at, CASE
        WHEN state = 'draft' THEN 2
        WHEN status_message_id IS NULL THEN 1
        WHEN state = 'running' AND progress IS NULL AND lateness IS NULL AND shown_version <> version THEN 1
        WHEN state IN ({changing}) THEN 4
        ELSE 1
    END AS weight
    FROM tasks WHERE show_at <= :now AND (show_lease IS NULL OR show_lease < :now)
), waiting AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY bot_id, chat_id ORDER BY weight, show_at, id) AS place FROM due
), numbered AS (
    SELECT id, weight, weight * ROW_NUMBER() OVER (PARTITION BY weight ORDER BY show_at, id) AS nth
    FROM waiting
    WHERE place = 1 AND NOT EXISTS (
        SELECT 1 FROM tasks AS busy
        WHERE busy.show_at IS NOT NULL AND busy.show_lease >= :now
            AND busy.bot_id = waiting.bot_id AND busy.chat_id = waiting.chat_id
    )
)
UPDATE tasks SET show_lease = :show_lease
WHERE show_at <= :now AND (show_lease IS NULL OR show_lease < :now) AND id IN (
    SELECT id FROM numbered ORDER BY nth, weight, id LIMIT :most
)
RETURNING *;

-- name: status_mark_shown!
UPDATE tasks SET
    shown_version = :version, shown_position = :position,
    shown_estimate = COALESCE(CAST(:estimate AS INTEGER), shown_estimate),
    -- The row may have moved to a new message; the old one is about to be deleted and must not become the row's again.
    status_message_id = CASE
        WHEN :status_message_id = stale_message_id THEN status_message_id
        ELSE COALESCE(:status_message_id, status_message_id)
    END,
    -- A slow show may have overwritten what another process showed of a later version.
    show_at = CASE WHEN version = :version THEN CAST(:again_at AS DOUBLE PRECISION) ELSE COALESCE(show_at, :now) END,
    show_lease = NULL
WHERE id = :id;

-- name: status_show_later!
-- A row that has changed is already due; its lease must still end, or the whole chat would wait for it.
UPDATE tasks SET show_at = CASE WHEN version = :version THEN :show_at ELSE show_at END, show_lease = NULL
WHERE id = :id AND (version = :version OR show_lease = CAST(:show_lease AS DOUBLE PRECISION));

-- name: status_clear_stale_message!
UPDATE tasks SET stale_message_id = NULL WHERE id = :id AND stale_message_id = :message_id;

-- name: status_running_by_chat
SELECT chat_id, COUNT(*) AS tasks FROM tasks INDEXED BY tasks_under_way
WHERE bot_id = :bot_id AND state IN ({under_way}) GROUP BY chat_id;
