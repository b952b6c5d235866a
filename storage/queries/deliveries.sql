-- Sending videos. News are sent as a new message, as in `polling.sql`. Each engine has its own
-- `deliveries_claim`.

-- name: delivery_mark_delivering^
UPDATE tasks SET state = :new, version = version + 1, lease_until = :lease_until, updated_at = :now
WHERE id = :id AND state = :old AND muted = 0 AND lease_until = :seen_lease
RETURNING *;

-- name: delivery_renew_lease^
UPDATE tasks SET lease_until = :lease_until
WHERE id = :id AND state IN ('ready', 'delivering') AND (lease_until = :seen_lease OR lease_until = :unconfirmed_lease)
RETURNING id;

-- name: delivery_postpone!
UPDATE tasks SET due_at = :due_at, lease_until = NULL WHERE id = :id AND state = 'ready' AND lease_until = :seen_lease;

-- name: delivery_mark_delivered^
UPDATE tasks SET
    state = :new, version = version + 1, lease_until = NULL, due_at = NULL, finished_at = :now, failures = 0,
    result_message_id = :message_id, file_id = :file_id, file_kind = :file_kind, reason_key = NULL, reason = NULL,
    show_at = :now, updated_at = :now
WHERE id = :id AND state = :old
RETURNING *;

-- name: delivery_mark_undelivered^
-- A send that ends late must not overwrite the result of a later one.
UPDATE tasks SET
    state = :new, version = version + 1, lease_until = NULL, due_at = NULL, finished_at = :now, reason_key = :reason_key,
    reason = :reason, show_at = :now, stale_message_id = COALESCE(status_message_id, stale_message_id),
    status_message_id = NULL, updated_at = :now
WHERE id = :id AND state = :old AND (state = 'ready' OR version = :version)
RETURNING *;

-- name: deliveries_mark_interrupted
-- Interrupted during the send: the video may have arrived.
UPDATE tasks SET
    state = :new, version = version + 1, lease_until = NULL, due_at = NULL, finished_at = :now, reason_key = :reason_key,
    show_at = :now, stale_message_id = COALESCE(status_message_id, stale_message_id), status_message_id = NULL,
    updated_at = :now
WHERE state = :old AND lease_until < :now
RETURNING *;

-- name: delivery_requeue^
UPDATE tasks SET
    state = :new, due_at = :due_at, lease_until = NULL, failures = failures + 1,
    version = version + 1, updated_at = :now
WHERE id = :id AND state = :old AND version = :version
RETURNING *;

-- name: delivery_deliver_again^
UPDATE tasks SET
    state = :new, version = version + 1, due_at = :now, lease_until = NULL, failures = 0, dead_links = 0,
    finished_at = NULL, reason_key = NULL, reason = NULL, show_at = :show_at, updated_at = :now
WHERE id = :id AND state = :old AND version = :version
RETURNING *;

-- name: delivery_add_result_message!
-- Skipped if the task was deleted in the meantime.
INSERT INTO shown_again (bot_id, chat_id, message_id, task_id)
SELECT bot_id, chat_id, :message_id, id FROM tasks WHERE id = :id
ON CONFLICT (bot_id, chat_id, message_id) DO NOTHING;
