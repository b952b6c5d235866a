-- Polling running tasks. News are sent as a new message and the previous one is deleted (`stale_message_id`), even if two
-- news coincide. Each engine has its own `polls_claim`.

-- name: polling_record_progress^
-- The provider reports the task as running. A message that shows the row as it is waits only for its next estimate, which
-- news come before; any other that waits could not be sent.
UPDATE tasks SET
    due_at = :due_at, lease_until = NULL, failures = 0, followed = :followed,
    progress = COALESCE(:progress, progress), lateness = :lateness,
    heard_at = CASE WHEN :heard = 1 THEN CAST(:now AS DOUBLE PRECISION) ELSE heard_at END,
    progressed_at = CASE
        WHEN COALESCE(:progress, progress, -1) <> COALESCE(progress, -1) THEN CAST(:now AS DOUBLE PRECISION)
        ELSE progressed_at
    END,
    version = CASE WHEN :shown = 1 THEN version + 1 ELSE version END,
    show_at = CASE
        WHEN :shown = 0 OR (show_at IS NOT NULL AND shown_version <> version) THEN show_at
        ELSE CAST(:show_at AS DOUBLE PRECISION)
    END,
    stale_message_id = CASE WHEN :new_message = 1 THEN COALESCE(status_message_id, stale_message_id) ELSE stale_message_id END,
    status_message_id = CASE WHEN :new_message = 1 THEN NULL ELSE status_message_id END,
    updated_at = :now
WHERE id = :id AND state = 'running' AND due_at = :seen_due_at
RETURNING *;

-- name: polling_mark_ready^
UPDATE tasks SET
    state = :new, version = version + 1, result_url = :result_url, width = COALESCE(:width, width),
    height = COALESCE(:height, height), enhanced_prompt = COALESCE(:enhanced_prompt, enhanced_prompt), progress = 100, failures = 0, lease_until = NULL, due_at = :now, show_at = :show_at,
    updated_at = :now
WHERE id = :id AND state = :old
RETURNING *;

-- name: polling_end^
-- Failed or expired: polling ends, and a new message reports it.
UPDATE tasks SET
    state = :new, version = version + 1, reason_key = :reason_key, reason = :reason, lease_until = NULL, due_at = NULL,
    finished_at = :now, show_at = :now, stale_message_id = COALESCE(status_message_id, stale_message_id),
    status_message_id = NULL, updated_at = :now
WHERE id = :id AND state = :old
RETURNING *;

-- name: polling_poll_again^
-- The link died, or a user requested a poll.
UPDATE tasks SET
    state = :new, version = version + 1, due_at = :due_at, lease_until = NULL, failures = 0, dead_links = :dead_links,
    followed = :followed, finished_at = NULL, reason_key = NULL, reason = NULL, show_at = :now, updated_at = :now
WHERE id = :id AND state = :old
RETURNING *;

-- name: polling_poll_now^
-- A row that is already due keeps its time: its planned pause limits what the next poll adds to `followed`.
UPDATE tasks SET due_at = CASE WHEN due_at < :now THEN due_at ELSE CAST(:now AS DOUBLE PRECISION) END
WHERE id = :id AND state = 'running' AND (lease_until IS NULL OR lease_until < :now)
RETURNING *;
