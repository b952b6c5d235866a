-- name: polls_claim
-- Running rows to poll, in turns: a chat's second poll comes after the first one of every other chat, and those in progress
-- count too. Each chat within its share of the places (`shares.py`). `place`: how many the chat would have.
WITH due AS (
    SELECT id, bot_id, chat_id, due_at, CASE WHEN lease_until >= :now THEN 1 ELSE 0 END AS held FROM tasks
    WHERE state = 'running' AND due_at <= :now ORDER BY due_at LIMIT 2000
), placed AS (
    SELECT *,
        SUM(held) OVER (PARTITION BY bot_id, chat_id)
            + ROW_NUMBER() OVER (PARTITION BY bot_id, chat_id, held ORDER BY due_at, id) AS place
    FROM due
), numbered AS (
    SELECT *, ROW_NUMBER() OVER (ORDER BY place, due_at, id) AS nth FROM placed WHERE held = 0 AND (place = 1 OR place <= :spare)
)
UPDATE tasks SET lease_until = :lease_until
WHERE id IN (
    SELECT id FROM numbered WHERE place = 1 OR place + nth <= :spare + 1 ORDER BY place, due_at, id LIMIT :most
)
RETURNING *;
