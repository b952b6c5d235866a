-- name: turn_give_back!
-- Skips rows that are being claimed, so that neither waits for the other. Such a row only keeps its turn.
UPDATE tasks SET turn = turn - 1
WHERE id = ANY(ARRAY(
    SELECT id FROM tasks WHERE state = 'queued' AND bot_id = :bot_id AND chat_id = :chat_id AND turn > :turn
    FOR UPDATE SKIP LOCKED
));
