-- Limits on concurrent tasks, and places in the queue.

-- name: tasks_under_way^
-- Tasks without a result for an hour may never finish and do not count.
SELECT COUNT(*) AS tasks FROM tasks INDEXED BY tasks_under_way
WHERE state IN ({under_way}) AND COALESCE(lateness, '') <> 'unresolved';

-- name: submissions_claim_within
-- Walks the queue in order, without the chats that are at their limit or have their share of the places (`shares.py`). A
-- few more rows than needed are looked at, because some of them may be the second or third of a chat that may send only
-- one. The first one always may.
WITH held AS (
    SELECT bot_id, chat_id, COUNT(*) AS places FROM tasks INDEXED BY tasks_due
    WHERE state = 'submitting' GROUP BY bot_id, chat_id
), full_chats AS (
    SELECT bot_id, chat_id FROM tasks INDEXED BY tasks_under_way
    WHERE state IN ({under_way}) AND COALESCE(lateness, '') <> 'unresolved' AND :per_chat > 0
    GROUP BY bot_id, chat_id HAVING COUNT(*) >= :per_chat
), waiting AS (
    SELECT id, bot_id, chat_id, turn, due_at FROM tasks INDEXED BY tasks_turn
    WHERE state = 'queued' AND due_at <= :now
        AND (bot_id, chat_id) NOT IN (SELECT bot_id, chat_id FROM full_chats)
        AND (bot_id, chat_id) NOT IN (SELECT bot_id, chat_id FROM held WHERE places >= :spare)
    ORDER BY turn, due_at, id LIMIT :most * 4
), placed AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY bot_id, chat_id ORDER BY turn, due_at, id) AS nth_of_chat FROM waiting
), allowed AS (
    SELECT placed.*, COALESCE(held.places, 0) + nth_of_chat AS place
    FROM placed LEFT JOIN held ON held.bot_id = placed.bot_id AND held.chat_id = placed.chat_id
    WHERE :per_chat = 0 OR nth_of_chat <= :per_chat - (
        SELECT COUNT(*) FROM tasks AS busy
        WHERE busy.state IN ({under_way}) AND COALESCE(busy.lateness, '') <> 'unresolved'
            AND busy.bot_id = placed.bot_id AND busy.chat_id = placed.chat_id
    )
), numbered AS (
    SELECT *, ROW_NUMBER() OVER (ORDER BY turn, due_at, id) AS nth FROM allowed WHERE place = 1 OR place <= :spare
), chosen AS MATERIALIZED (
    SELECT id FROM numbered WHERE place = 1 OR place + nth <= :spare + 1 ORDER BY turn, due_at, id LIMIT :most
)
UPDATE tasks INDEXED BY sqlite_autoindex_tasks_1 SET
    state = :new, version = version + 1, tries = tries + 1, first_try_at = COALESCE(first_try_at, :now),
    lease_until = :lease_until, updated_at = :now
WHERE state = :old AND id IN (SELECT id FROM chosen)
RETURNING *, (SELECT COUNT(*) FROM images WHERE images.task_id = tasks.id AND images.kind <> 'doubtful') AS image_count;

-- name: queue_place^
-- How many tasks are before this one, in all chats and in its own, and how many of either are under way.
SELECT
    (
        SELECT COUNT(*) FROM tasks INDEXED BY tasks_turn
        WHERE state = 'queued' AND (turn, due_at, id) < (:turn, :due_at, :id)
    ) AS ahead,
    (
        SELECT COUNT(*) FROM tasks
        WHERE state = 'queued' AND bot_id = :bot_id AND chat_id = :chat_id AND (turn, due_at, id) < (:turn, :due_at, :id)
    ) AS ahead_in_chat,
    (SELECT COUNT(*) FROM tasks WHERE state = 'queued' AND bot_id = :bot_id AND chat_id = :chat_id) AS in_chat,
    (
        SELECT COUNT(*) FROM tasks INDEXED BY tasks_under_way
        WHERE state IN ({under_way}) AND COALESCE(lateness, '') <> 'unresolved'
    ) AS busy,
    (
        SELECT COUNT(*) FROM tasks
        WHERE state IN ({under_way}) AND COALESCE(lateness, '') <> 'unresolved'
            AND bot_id = :bot_id AND chat_id = :chat_id
    ) AS busy_in_chat;
