-- Requests of chats that were not approved yet: one per chat.

-- name: kept_of_chat^
SELECT * FROM kept_requests WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: kept_replace!
-- An album is closed seconds after its last photo: a message that was sent after it stays.
INSERT INTO kept_requests (
    bot_id, chat_id, message_id, thread_id, user_id, private, language, body, images, doubt, parent_id, intent, asked_at
) VALUES (
    :bot_id, :chat_id, :message_id, :thread_id, :user_id, :private, :language, :body, :images, :doubt, :parent_id, :intent,
    :asked_at
)
ON CONFLICT (bot_id, chat_id) DO UPDATE SET
    message_id = excluded.message_id, thread_id = excluded.thread_id, user_id = excluded.user_id,
    private = excluded.private, language = excluded.language, body = excluded.body, images = excluded.images,
    doubt = excluded.doubt, parent_id = excluded.parent_id, intent = excluded.intent, asked_at = excluded.asked_at
WHERE kept_requests.message_id IS NULL OR kept_requests.message_id <= excluded.message_id;

-- name: kept_delete^
DELETE FROM kept_requests WHERE bot_id = :bot_id AND chat_id = :chat_id AND intent = :intent
RETURNING intent;

-- name: kept_move!
-- Ids of the group's messages mean others in the supergroup.
UPDATE kept_requests SET chat_id = :new_id, message_id = NULL
WHERE bot_id = :bot_id AND chat_id = :old_id
    AND NOT EXISTS (SELECT 1 FROM kept_requests AS newer WHERE newer.bot_id = :bot_id AND newer.chat_id = :new_id);

-- name: kept_delete_chat!
DELETE FROM kept_requests WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: kept_forget!
DELETE FROM kept_requests
WHERE bot_id = :bot_id AND chat_id = :chat_id AND (:anybody = 1 OR user_id = :user_id) AND asked_at <= :before;

-- name: kept_delete_old!
DELETE FROM kept_requests WHERE asked_at < :before;

-- name: kept_never_asked
-- A chat without a row is new. An admin who approved only topics of it was asked.
SELECT kept.* FROM kept_requests AS kept
LEFT JOIN chats AS chat ON chat.bot_id = kept.bot_id AND chat.chat_id = kept.chat_id
WHERE kept.bot_id = :bot_id AND kept.asked_at > :since AND COALESCE(chat.access, 'new') = 'new'
    AND NOT EXISTS (
        SELECT 1 FROM chat_topics AS topic WHERE topic.bot_id = kept.bot_id AND topic.chat_id = kept.chat_id
    )
ORDER BY kept.asked_at LIMIT :most;
