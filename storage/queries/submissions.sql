-- Sending a queued task to the provider. Each engine has its own `submissions_claim`.

-- name: submission_room^
-- What decides whether an order may be sent without waiting. `first_due_at`: of what waits.
SELECT
    (SELECT MIN(due_at) FROM tasks WHERE state = 'queued') AS first_due_at,
    (
        SELECT COUNT(*) FROM tasks INDEXED BY tasks_due
        WHERE state = 'submitting' AND bot_id = :bot_id AND chat_id = :chat_id
    ) AS sent_in_chat;

-- name: queued_of_model
SELECT * FROM tasks
WHERE state = 'queued' AND model = :model AND (CAST(:provider AS TEXT) = '' OR provider = :provider)
ORDER BY due_at, id;

-- name: queued_refuse^
-- Nothing was sent: its model was paused, or removed from the catalogue.
UPDATE tasks SET
    state = :new, version = version + 1, due_at = NULL, lease_until = NULL, reason_key = :reason_key, reason = :reason,
    show_at = :now, updated_at = :now
WHERE id = :id AND state = :old
RETURNING *;

-- name: queued_models
SELECT DISTINCT model, provider FROM tasks WHERE state = 'queued' AND model IS NOT NULL ORDER BY model, provider;

-- name: submission_renew_lease^
UPDATE tasks SET lease_until = :lease_until WHERE id = :id AND state = 'submitting' AND tries = :tries
RETURNING id;

-- fragment: is_blocked
EXISTS (
    SELECT 1 FROM chats
    WHERE chats.bot_id = tasks.bot_id AND chats.chat_id IN (tasks.chat_id, tasks.user_id) AND chats.access = 'blocked'
)

-- name: submission_requeue^
-- Not charged. If a user cancelled in the meantime, the chat was notified that the task is paid: it is cancelled, and the
-- chat is notified that it is not paid. A task of a chat or a user that was blocked in the meantime is cancelled too.
UPDATE tasks SET
    state = CASE
        WHEN muted = 1 THEN :cancelled
        WHEN {is_blocked} THEN :cancelled
        ELSE :new
    END,
    due_at = CASE
        WHEN muted = 1 THEN NULL
        WHEN {is_blocked} THEN NULL
        ELSE CAST(:due_at AS DOUBLE PRECISION)
    END,
    finished_at = CASE WHEN muted = 1 THEN CAST(:now AS DOUBLE PRECISION) ELSE NULL END,
    muted = 0, version = version + 1, lease_until = NULL, reason_key = :reason_key, reason = :reason,
    show_at = :now, updated_at = :now
WHERE id = :id AND state = :old AND tries = :tries
RETURNING *;

-- name: submission_mark_running^
-- From `submitting`, or from `unknown` if the answer came late.
UPDATE tasks SET
    state = :new, version = version + 1, provider_id = :provider_id, accepted_at = :now, lease_until = NULL, due_at = :due_at, reason_key = NULL,
    reason = NULL, show_at = :now, updated_at = :now,
    show_lease = CASE WHEN show_lease IS NULL OR show_lease < :now THEN :show_lease ELSE show_lease END
WHERE id = :id AND state = :old
RETURNING *, (SELECT COUNT(*) FROM images WHERE images.task_id = tasks.id AND images.kind <> 'doubtful') AS image_count;

-- name: submission_end^
-- Ends a submission that returned no id: refused or unknown. A row that was marked as interrupted can still be refused
-- by the process that sent it, unless a user has answered the question about it.
UPDATE tasks SET
    state = :new, version = version + 1, lease_until = NULL, due_at = NULL, reason_key = :reason_key, reason = :reason,
    show_at = :show_at, updated_at = :now
WHERE id = :id AND state = :old AND tries = :tries
    AND (state <> 'unknown' OR (reason_key = 'interrupted' AND settled IS NULL))
RETURNING *;

-- name: submissions_mark_interrupted
-- Interrupted in flight: the sending process died, or lost its database for a whole lease.
UPDATE tasks SET
    state = :new, version = version + 1, lease_until = NULL, due_at = NULL, reason_key = :reason_key, show_at = :now, updated_at = :now
WHERE state = :old AND lease_until < :now
RETURNING *;

-- name: submission_record_answer^
UPDATE tasks SET settled = :settled, version = version + 1, show_at = :now, updated_at = :now
WHERE id = :id AND state IN ({answerable}) AND settled IS NULL AND version = :version
RETURNING *;

-- name: submissions_unknown
-- Unknown outcomes that nobody has given up, and that may still be found in the provider's list.
SELECT * FROM tasks WHERE state = 'unknown' AND (settled IS NULL OR settled = 'again') AND due_at IS NULL AND updated_at > :since
ORDER BY updated_at LIMIT :most;

-- name: submissions_without_id
-- What may have been charged under an id that no row has.
SELECT * FROM tasks
WHERE state IN ({unfinished}) AND provider_id IS NULL AND provider = :provider AND updated_at > :since;

-- name: submissions_same_prompt
-- Orders that a provider has taken or may have taken, those that users have given up included. Two searches, one for each index.
SELECT provider_id FROM tasks
WHERE state IN ({unfinished}) AND (state = 'submitting' OR updated_at >= :since)
    AND id <> :id AND provider = :provider AND prompt = :prompt
UNION
SELECT provider_id FROM tasks
WHERE due_at IS NULL AND updated_at >= :since AND (provider_id IS NOT NULL OR reason_key = 'absent')
    AND id <> :id AND provider = :provider AND prompt = :prompt;

-- name: submission_mark_absent^
UPDATE tasks SET state = :new, version = version + 1, reason_key = :reason_key, reason = NULL, show_at = :now, updated_at = :now
WHERE id = :id AND state = :old AND settled IS NULL
RETURNING *;
