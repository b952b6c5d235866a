-- Chats: access and defaults.

-- name: chat^
SELECT * FROM chats WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: chat_insert!
INSERT INTO chats (bot_id, chat_id, title, access, updated_at) VALUES (:bot_id, :chat_id, :title, 'new', :now)
ON CONFLICT (bot_id, chat_id) DO NOTHING;

-- name: chat_options!
UPDATE chats SET options = :options, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: chat_confirm_above!
UPDATE chats SET confirm_above = :amount, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: chat_mark_asked!
-- Skipped if an admin has answered in the meantime.
UPDATE chats SET access = 'asked', asked_at = :now, title = :title, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id AND access IN ('new', 'asked');

-- name: chat_access^
UPDATE chats SET access = :access, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id AND access <> :access
RETURNING chat_id;

-- name: chat_unreachable!
UPDATE chats SET unreachable = :unreachable, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id AND unreachable <> :unreachable;

-- name: chat_lock^
-- Telegram reports a migration to both chats at once: on PostgreSQL the second transaction waits here and then finds
-- nothing.
UPDATE chats SET updated_at = :now WHERE bot_id = :bot_id AND chat_id = :chat_id
RETURNING chat_id;

-- name: chat_cancel_tasks!
UPDATE tasks SET state = 'cancelled', version = version + 1, due_at = NULL, show_at = :now, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id AND state IN ({cancellable});

-- name: chat_delete!
DELETE FROM chats WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: chat_move!
-- Telegram may have reported that the bot has left the old group.
UPDATE chats SET chat_id = :new_id, unreachable = 0, updated_at = :now WHERE bot_id = :bot_id AND chat_id = :old_id;

-- name: shown_again_delete!
DELETE FROM shown_again WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: tasks_move!
-- The supergroup has none of the group's messages and uses the same message ids for others, so ids of messages to reply to,
-- to edit or to delete are cleared. Tasks that wait for a user's answer get a new message, because the old buttons no
-- longer work. A delivery in progress keeps its
-- version: the sender finds its row by it.
UPDATE tasks SET
    chat_id = :new_id, message_id = NULL, status_message_id = NULL, stale_message_id = NULL, result_message_id = NULL,
    version = CASE WHEN state = 'delivering' THEN version ELSE version + 1 END, updated_at = :now,
    show_at = CASE
        WHEN state = 'unknown' AND settled IS NULL THEN :now
        WHEN state = 'draft' AND updated_at + 604800 > :now THEN :now
        WHEN state IN ('undelivered', 'expired') AND updated_at + 604800 > :now THEN :now
        ELSE show_at
    END
WHERE bot_id = :bot_id AND chat_id = :old_id;

-- name: broadcast_copies_move!
-- A group became a supergroup. If that is a recipient too, it gets one copy.
UPDATE broadcast_recipients SET chat_id = :new_id
WHERE chat_id = :old_id AND state = 'waiting'
    AND broadcast_id IN (SELECT id FROM broadcasts WHERE bot_id = :bot_id)
    AND NOT EXISTS (
        SELECT 1 FROM broadcast_recipients AS other
        WHERE other.broadcast_id = broadcast_recipients.broadcast_id AND other.chat_id = :new_id
    );

-- name: broadcast_copies_drop!
DELETE FROM broadcast_recipients
WHERE chat_id = :old_id AND state = 'waiting'
    AND broadcast_id IN (SELECT id FROM broadcasts WHERE bot_id = :bot_id);
