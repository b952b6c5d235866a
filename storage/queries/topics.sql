-- Options of topics.

-- name: topic_options^
SELECT options FROM topic_options WHERE bot_id = :bot_id AND chat_id = :chat_id AND thread_id = :thread_id;

-- name: topic_options_any^
SELECT thread_id FROM topic_options WHERE bot_id = :bot_id AND chat_id = :chat_id LIMIT 1;

-- name: topic_options_set!
INSERT INTO topic_options (bot_id, chat_id, thread_id, options, updated_at)
VALUES (:bot_id, :chat_id, :thread_id, :options, :now)
ON CONFLICT (bot_id, chat_id, thread_id) DO UPDATE SET options = excluded.options, updated_at = excluded.updated_at;

-- name: topic_options_delete!
DELETE FROM topic_options WHERE bot_id = :bot_id AND chat_id = :chat_id AND thread_id = :thread_id;

-- name: topic_options_delete_all
DELETE FROM topic_options WHERE bot_id = :bot_id AND chat_id = :chat_id
RETURNING thread_id;

-- name: topic_options_move!
UPDATE topic_options SET chat_id = :new_id
WHERE bot_id = :bot_id AND chat_id = :old_id
    AND NOT EXISTS (
        SELECT 1 FROM topic_options AS other
        WHERE other.bot_id = :bot_id AND other.chat_id = :new_id AND other.thread_id = topic_options.thread_id
    );
