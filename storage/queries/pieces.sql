-- Parts of texts that arrived in several messages, and the rows that collect them.

-- name: piece_insert^
INSERT INTO pieces (task_id, message_id, text, joint, reply_to) VALUES (:task_id, :message_id, :text, :joint, :reply_to)
ON CONFLICT (task_id, message_id) DO NOTHING
RETURNING task_id;

-- name: pieces
SELECT * FROM pieces WHERE task_id = :task_id ORDER BY message_id;

-- name: text_of_sender^
-- A user's newest request in a chat or topic that started with a possibly cut text.
SELECT * FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND created_at > :since AND user_id = :user_id
    AND COALESCE(thread_id, 0) = :thread_id AND media_group_id IS NULL
    AND EXISTS (SELECT 1 FROM pieces WHERE pieces.task_id = tasks.id)
ORDER BY created_at DESC, id LIMIT 1;

-- name: later_request^
-- A task of the same user's later message: the updates did not arrive in the order of the messages.
SELECT id FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND created_at > :since AND user_id = :user_id AND message_id > :message_id
LIMIT 1;

-- name: doubt_set!
UPDATE tasks SET doubt = :doubt WHERE id = :id AND state = 'collecting' AND doubt IS NULL;
