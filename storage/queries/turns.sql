-- Turns of queued tasks; `turns.py` explains them. Each engine has its own `turn_give_back`.

-- fragment: next_turn
-- `stands`: the turn that the queue has reached. It is the latest that was sent, or, if that was erased, just before the
-- next one. `latest`: the chat's own last turn that was sent, which may be later than that if it was erased.
(
    SELECT CASE
        WHEN own.waiting IS NOT NULL THEN own.waiting + 1
        WHEN own.latest > queue.stands THEN queue.stands + 1
        WHEN own.latest + 1 > queue.stands + 0.125 THEN own.latest + 1
        ELSE queue.stands + 0.125
    END
    FROM (
        SELECT CASE WHEN first - 1 > served THEN first - 1 ELSE served END AS stands
        FROM (
            SELECT
                COALESCE((SELECT MAX(turn) FROM tasks INDEXED BY tasks_served WHERE first_try_at IS NOT NULL), 0) AS served,
                (SELECT MIN(turn) FROM tasks INDEXED BY tasks_turn WHERE state = 'queued') AS first
        ) AS ends
    ) AS queue, (
        SELECT
            (SELECT MAX(turn) FROM tasks WHERE state = 'queued' AND bot_id = :bot_id AND chat_id = :chat_id) AS waiting,
            (
                SELECT turn FROM tasks
                WHERE bot_id = :bot_id AND chat_id = :chat_id AND turn IS NOT NULL AND first_try_at IS NOT NULL
                ORDER BY created_at DESC LIMIT 1
            ) AS latest
    ) AS own
)

-- name: turn_take^
UPDATE tasks SET turn = {next_turn} WHERE id = :id AND state = 'queued'
RETURNING *;
