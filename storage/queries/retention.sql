-- Content ends: after a set time, or at once when somebody asks for it. Intents have no content, and stay for 48 hours.

-- name: finished_delete
-- Settled rows have no `due_at`, and an index of their own, which `|| ''` makes SQLite prefer to the one by state. What is
-- `ready` and muted is kept for a /show that did not come.
DELETE FROM tasks
WHERE (
        due_at IS NULL AND updated_at < :before
        AND state || '' IN ({settled})
    ) OR (state = 'ready' AND muted = 1 AND updated_at < :before)
RETURNING id;

-- name: intents_delete!
DELETE FROM intents WHERE created_at < :before;

-- name: failures_delete!
DELETE FROM failed_updates WHERE failed_at < :before;

-- name: unfinished_of^
-- What was paid, or may have been, and has not surely arrived.
SELECT COUNT(*) AS tasks FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND (:anybody = 1 OR user_id = :user_id)
    AND state IN ({unfinished});

-- name: content_delete
-- Nothing that was asked for after the wish: an update may come again, and a button may be pressed days later.
DELETE FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND (:anybody = 1 OR user_id = :user_id) AND created_at <= :before
    AND (
        state IN ({erased_at_once})
        OR (:unfinished = 1 AND state IN ({erased_if_confirmed}))
    )
RETURNING id, state, status_message_id;
