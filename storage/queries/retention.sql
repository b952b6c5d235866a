-- Deletes content after a set time, or at once by /forget. Intents have no content and are kept for 48 hours. What is deleted
-- after a set time is deleted in parts of `most` rows, between which others write.

-- name: finished_delete
-- Settled rows have no `due_at` and their own index; `|| ''` makes SQLite prefer it to the index by state. Muted rows that
-- are `ready` are kept for a later /show. The first condition is for PostgreSQL, where a user may revive a row meanwhile.
DELETE FROM tasks
WHERE updated_at < :before AND id IN (
    SELECT * FROM (
        SELECT id FROM tasks WHERE due_at IS NULL AND updated_at < :before AND state || '' IN ({idle}) LIMIT :most
    ) AS settled
    UNION ALL
    SELECT * FROM (SELECT id FROM tasks WHERE state = 'ready' AND muted = 1 AND updated_at < :before LIMIT :most) AS muted
)
RETURNING id;

-- name: idempotency_keys_delete
DELETE FROM intents WHERE key IN (SELECT key FROM intents WHERE created_at < :before ORDER BY created_at LIMIT :most)
RETURNING 1 AS deleted;

-- name: failures_delete!
DELETE FROM failed_updates WHERE failed_at < :before;

-- name: forget_requested^
-- Of any chat: `forget` writes these keys.
SELECT key FROM intents WHERE created_at > :since AND substr(key, 1, 7) = 'forget:' LIMIT 1;

-- name: unfinished_of^
-- Paid, or possibly paid, and not known to have arrived.
SELECT COUNT(*) AS tasks FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND (:anybody = 1 OR user_id = :user_id)
    AND state IN ({unfinished}) AND created_at <= :before;

-- fragment: in_scope
{task_in_slice} AND (:anybody = 1 OR user_id = :user_id) AND created_at <= :before

-- name: content_count^
-- What `content_delete` would delete, without what has to be confirmed.
SELECT
    COUNT(CASE WHEN state = 'delivered' THEN 1 END) AS videos,
    COUNT(CASE WHEN state <> 'delivered' THEN 1 END) AS requests
FROM tasks WHERE {in_scope} AND state IN ({erased_at_once});

-- name: content_photos
-- The photos of these tasks. One that was used again may be in several slices.
SELECT DISTINCT images.ref FROM tasks JOIN images ON images.task_id = tasks.id
WHERE images.kind = 'photo' AND {in_scope} AND state IN ({erased_at_once});

-- name: content_delete
-- Spares tasks ordered after the /forget: its update may be repeated, and its button may be pressed days later.
DELETE FROM tasks
WHERE {in_scope}
    AND (
        state IN ({erased_at_once})
        OR (:unfinished = 1 AND state IN ({erased_if_confirmed}))
    )
RETURNING id, state, status_message_id, turn;

-- name: broadcasts_delete!
DELETE FROM broadcasts WHERE state = 'over' AND updated_at < :before;
