-- A group becomes a supergroup.

-- name: chat_lock^
-- Telegram reports a migration to both chats at once: on PostgreSQL the second transaction waits here and then finds
-- nothing.
UPDATE chats SET updated_at = :now WHERE bot_id = :bot_id AND chat_id = :chat_id
RETURNING chat_id;

-- name: chat_delete!
DELETE FROM chats WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: chat_move!
-- Telegram may have reported that the bot has left the old group.
UPDATE chats SET chat_id = :new_id, unreachable = 0, updated_at = :now WHERE bot_id = :bot_id AND chat_id = :old_id;

-- name: shown_again_delete!
DELETE FROM shown_again WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: tasks_move
-- The supergroup has none of the group's messages and uses the same message ids for others, so ids of messages to reply to,
-- to edit or to delete are cleared. Tasks that wait for a user's answer get a new message, because the old buttons no
-- longer work, and so do those whose message would be edited as time passes. A delivery in progress keeps its version: the
-- sender finds its row by it. `only_over`: 1 for tasks that nobody works on or waits for.
UPDATE tasks SET
    chat_id = :new_id, message_id = NULL, status_message_id = NULL, stale_message_id = NULL, result_message_id = NULL,
    version = CASE WHEN state = 'delivering' THEN version ELSE version + 1 END, updated_at = :now,
    show_at = CASE
        WHEN state = 'unknown' AND settled IS NULL THEN :now
        WHEN state = 'draft' AND updated_at + 604800 > :now THEN :now
        WHEN state IN ('undelivered', 'expired') AND updated_at + 604800 > :now THEN :now
        WHEN show_at > :now THEN :now
        ELSE show_at
    END
WHERE {task_in_slice} AND (:only_over = 0 OR (state IN ({notified}) AND show_at IS NULL))
RETURNING id;

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
