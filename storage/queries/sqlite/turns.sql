-- name: turn_give_back!
UPDATE tasks SET turn = turn - 1
WHERE state = 'queued' AND bot_id = :bot_id AND chat_id = :chat_id AND turn > :turn;
