-- Paid tasks: polling, fetching and delivery. A lease keeps a row to one worker.
-- News are sent as a new message and the previous one is deleted (`stale_message_id`), even if two news coincide.

-- name: task_asked^
-- The provider reports the task as running.
UPDATE tasks SET
    due_at = :due_at, lease_until = NULL, failures = 0, followed = :followed,
    progress = COALESCE(:progress, progress), lateness = :lateness,
    version = CASE WHEN :shown = 1 THEN version + 1 ELSE version END,
    show_at = CASE WHEN :shown = 1 THEN COALESCE(show_at, :show_at) ELSE show_at END,
    stale_message_id = CASE WHEN :anew = 1 THEN COALESCE(status_message_id, stale_message_id) ELSE stale_message_id END,
    status_message_id = CASE WHEN :anew = 1 THEN NULL ELSE status_message_id END,
    updated_at = :now
WHERE id = :id AND state = 'running' AND due_at = :seen_due_at
RETURNING *;

-- name: task_ask_failed^
UPDATE tasks SET due_at = :due_at, lease_until = NULL, failures = failures + 1, followed = :followed, updated_at = :now
WHERE id = :id AND state = :state AND due_at = :seen_due_at
RETURNING *;

-- name: task_ready^
UPDATE tasks SET
    state = :new, version = version + 1, result_url = :result_url, width = COALESCE(:width, width),
    height = COALESCE(:height, height), progress = 100, failures = 0, lease_until = NULL, due_at = :now, show_at = :show_at,
    updated_at = :now
WHERE id = :id AND state = :old
RETURNING *;

-- name: task_over^
-- Failed or expired: polling ends, and a new message reports it.
UPDATE tasks SET
    state = :new, version = version + 1, reason_key = :reason_key, reason = :reason, lease_until = NULL, due_at = NULL,
    finished_at = :now, show_at = :now, stale_message_id = COALESCE(status_message_id, stale_message_id),
    status_message_id = NULL, updated_at = :now
WHERE id = :id AND state = :old
RETURNING *;

-- name: task_ask_anew^
-- The link died, or a user requested a poll.
UPDATE tasks SET
    state = :new, version = version + 1, due_at = :due_at, lease_until = NULL, failures = 0, dead_links = :dead_links,
    followed = :followed, finished_at = NULL, reason_key = NULL, reason = NULL, show_at = :now, updated_at = :now
WHERE id = :id AND state = :old
RETURNING *;

-- name: task_ask_now^
-- A row that is already due keeps its time: its planned pause limits what the next poll adds to `followed`.
UPDATE tasks SET due_at = CASE WHEN due_at < :now THEN due_at ELSE CAST(:now AS DOUBLE PRECISION) END
WHERE id = :id AND state = 'running' AND (lease_until IS NULL OR lease_until < :now)
RETURNING *;

-- name: delivery_put_off!
UPDATE tasks SET due_at = :due_at, lease_until = NULL WHERE id = :id AND state = 'ready' AND lease_until = :seen_lease;

-- name: task_delivering^
UPDATE tasks SET state = :new, version = version + 1, lease_until = :lease_until, updated_at = :now
WHERE id = :id AND state = :old AND muted = 0 AND lease_until = :seen_lease
RETURNING *;

-- name: delivery_lease_renew^
UPDATE tasks SET lease_until = :lease_until
WHERE id = :id AND state IN ('ready', 'delivering') AND (lease_until = :seen_lease OR lease_until = :asked_lease)
RETURNING id;

-- name: task_delivered^
UPDATE tasks SET
    state = :new, version = version + 1, lease_until = NULL, due_at = NULL, finished_at = :now, failures = 0,
    result_message_id = :message_id, file_id = :file_id, file_kind = :file_kind, reason_key = NULL, reason = NULL,
    show_at = :now, updated_at = :now
WHERE id = :id AND state = :old
RETURNING *;

-- name: task_undelivered^
-- A send that ends late must not overwrite the result of a later one.
UPDATE tasks SET
    state = :new, version = version + 1, lease_until = NULL, due_at = NULL, finished_at = :now, reason_key = :reason_key,
    reason = :reason, show_at = :now, stale_message_id = COALESCE(status_message_id, stale_message_id),
    status_message_id = NULL, updated_at = :now
WHERE id = :id AND state = :old AND (state = 'ready' OR version = :version)
RETURNING *;

-- name: deliveries_expired
-- Interrupted during the send: the video may have arrived.
UPDATE tasks SET
    state = :new, version = version + 1, lease_until = NULL, due_at = NULL, finished_at = :now, reason_key = :reason_key,
    show_at = :now, stale_message_id = COALESCE(status_message_id, stale_message_id), status_message_id = NULL,
    updated_at = :now
WHERE state = :old AND lease_until < :now
RETURNING *;

-- name: task_deliver_later^
UPDATE tasks SET
    state = :new, due_at = :due_at, lease_until = NULL, failures = failures + 1,
    version = version + 1, updated_at = :now
WHERE id = :id AND state = :old AND version = :version
RETURNING *;

-- name: task_deliver_again^
UPDATE tasks SET
    state = :new, version = version + 1, due_at = :now, lease_until = NULL, failures = 0, dead_links = 0,
    finished_at = NULL, reason_key = NULL, reason = NULL, show_at = :show_at, updated_at = :now
WHERE id = :id AND state = :old AND version = :version
RETURNING *;

-- name: task_mute^
UPDATE tasks SET muted = 1, version = version + 1, show_at = :now, updated_at = :now
WHERE id = :id AND muted = 0 AND state IN ({mutable})
RETURNING *;

-- name: task_unmute^
UPDATE tasks SET muted = 0 WHERE id = :id RETURNING *;

-- name: task_redo^
-- One press creates one task: each button carries the number of the next repeat.
UPDATE tasks SET redos = redos + 1 WHERE id = :id AND redos = :redos
RETURNING *;

-- name: stale_message_gone!
UPDATE tasks SET stale_message_id = NULL WHERE id = :id AND stale_message_id = :message_id;

-- name: task_by_message^
-- The task of a message: its request, its status message or its result, including repeated ones.
SELECT * FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id
    AND (
        message_id = :message_id OR status_message_id = :message_id OR result_message_id = :message_id
        OR id IN (
            SELECT task_id FROM shown_again
            WHERE bot_id = :bot_id AND chat_id = :chat_id AND message_id = :message_id
        )
    )
ORDER BY created_at DESC LIMIT 1;

-- name: shown_again!
-- Skipped if the task was deleted in the meantime.
INSERT INTO shown_again (bot_id, chat_id, message_id, task_id)
SELECT bot_id, chat_id, :message_id, id FROM tasks WHERE id = :id
ON CONFLICT (bot_id, chat_id, message_id) DO NOTHING;

-- name: task_by_provider_id^
SELECT * FROM tasks WHERE bot_id = :bot_id AND chat_id = :chat_id AND provider_id = :provider_id;

-- name: tasks_of_chat
SELECT * FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND state IN ({ordered})
ORDER BY created_at DESC, id LIMIT :most OFFSET :skip;

-- name: tasks_of_chat_count^
SELECT COUNT(*) AS tasks FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND state IN ({ordered});

-- name: making_times
SELECT model, finished_at - accepted_at AS seconds FROM tasks
WHERE bot_id = :bot_id AND state = 'delivered' AND accepted_at IS NOT NULL
ORDER BY finished_at DESC LIMIT :most;
