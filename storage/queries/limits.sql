-- Tasks that wait because of the limits on concurrent tasks. Used only if a limit is set.

-- name: tasks_under_way^
-- Tasks without a result for an hour may never finish and do not count.
SELECT COUNT(*) AS tasks FROM tasks WHERE state IN ({under_way}) AND COALESCE(lateness, '') <> 'unresolved';

-- name: submissions_claim_within
UPDATE tasks SET
    state = :new, version = version + 1, tries = tries + 1, first_try_at = COALESCE(first_try_at, :now),
    lease_until = :lease_until, updated_at = :now
WHERE state = :old AND id IN (
    SELECT waiting.id FROM (
        SELECT
            id, bot_id, chat_id, due_at,
            ROW_NUMBER() OVER (PARTITION BY bot_id, chat_id ORDER BY due_at, id) AS place
        FROM tasks WHERE state = :old AND due_at <= :now
    ) AS waiting
    WHERE :per_chat = 0 OR waiting.place <= :per_chat - (
        SELECT COUNT(*) FROM tasks AS busy
        WHERE busy.state IN ({under_way}) AND COALESCE(busy.lateness, '') <> 'unresolved'
            AND busy.bot_id = waiting.bot_id AND busy.chat_id = waiting.chat_id
    )
    ORDER BY waiting.due_at, waiting.id LIMIT :most
)
RETURNING *, (SELECT COUNT(*) FROM images WHERE images.task_id = tasks.id AND images.kind <> 'doubtful') AS image_count;

-- name: queue_position^
-- If only chats are limited, other chats' tasks do not count.
SELECT COUNT(*) AS ahead FROM tasks
WHERE state = 'queued' AND (due_at < :due_at OR (due_at = :due_at AND id < :id))
    AND (:within_chat = 0 OR (bot_id = :bot_id AND chat_id = :chat_id));
