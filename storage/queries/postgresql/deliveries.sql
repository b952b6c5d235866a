-- name: deliveries_claim
-- Ready rows, in turns: a chat's second video comes after the first one of every other chat, and those that are being
-- fetched or sent count too. Each chat within its share of the places (`shares.py`). `place`: how many the chat would have.
-- More rows than needed are ranked, because other processes may be claiming some of them.
WITH placed AS (
    SELECT id, due_at, nth_of_chat + (
        SELECT COUNT(*) FROM tasks AS busy
        WHERE busy.state IN ('ready', 'delivering') AND busy.lease_until >= :now
            AND busy.bot_id = waiting.bot_id AND busy.chat_id = waiting.chat_id
    ) AS place
    FROM (
        SELECT *, ROW_NUMBER() OVER (PARTITION BY bot_id, chat_id ORDER BY due_at, id) AS nth_of_chat
        FROM (
            SELECT id, bot_id, chat_id, due_at FROM tasks
            WHERE state = 'ready' AND due_at <= :now AND (lease_until IS NULL OR lease_until < :now) AND muted = 0
            ORDER BY due_at LIMIT 1000
        ) AS due
    ) AS waiting
), numbered AS (
    SELECT *, ROW_NUMBER() OVER (ORDER BY place, due_at, id) AS nth FROM placed WHERE place = 1 OR place <= :spare
)
UPDATE tasks SET lease_until = :lease_until
WHERE id = ANY(ARRAY(
    SELECT tasks.id FROM (
        SELECT id, place, due_at FROM numbered WHERE place = 1 OR place + nth <= :spare + 1
        ORDER BY place, due_at, id LIMIT :most * 4
    ) AS ranked JOIN tasks ON tasks.id = ranked.id
    WHERE tasks.state = 'ready' AND (tasks.lease_until IS NULL OR tasks.lease_until < :now)
    ORDER BY ranked.place, ranked.due_at, ranked.id LIMIT :most FOR UPDATE OF tasks SKIP LOCKED
))
RETURNING *;
