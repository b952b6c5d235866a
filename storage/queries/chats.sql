-- Chats and users: access and defaults.

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

-- name: chat_language!
UPDATE chats SET language = :language, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: tasks_language!
UPDATE tasks SET language = :language WHERE {task_in_slice} AND language <> :language;

-- name: kept_language!
UPDATE kept_requests SET language = :language WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: chat_open_settings!
UPDATE chats SET open_settings = :is_open, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: chat_order_mentions!
UPDATE chats SET order_mentions = :at_once, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id;

-- name: chat_greet^
-- The first of several reports gets the row. A time in the future was written by a wrong clock.
UPDATE chats SET greeted_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id
    AND (greeted_at IS NULL OR greeted_at <= :before OR greeted_at > :now)
RETURNING chat_id;

-- name: chat_mark_asked!
-- Skipped if an admin has answered in the meantime: an answer about one topic leaves the chat new.
UPDATE chats SET access = 'asked', asked_at = :now, title = :title, unreachable = 0, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id AND access IN ('new', 'asked')
    AND NOT EXISTS (
        SELECT 1 FROM chat_topics AS topic
        WHERE topic.bot_id = :bot_id AND topic.chat_id = :chat_id AND topic.approved_at >= :now
    );

-- name: chat_seen!
-- Somebody wrote to the bot there, so it can write, too.
INSERT INTO chats (bot_id, chat_id, title, access, updated_at) VALUES (:bot_id, :chat_id, :title, 'new', :now)
ON CONFLICT (bot_id, chat_id) DO UPDATE SET title = excluded.title, unreachable = 0;

-- name: user_met!
-- A user of a group. Bots may not write to users who never wrote to them in private.
INSERT INTO chats (bot_id, chat_id, title, access, unreachable, updated_at)
VALUES (:bot_id, :user_id, :name, 'new', 1, :now)
ON CONFLICT (bot_id, chat_id) DO UPDATE SET title = excluded.title;

-- name: chat_access^
UPDATE chats SET access = :access, asked_at = NULL, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id AND access <> :access
RETURNING chat_id;

-- name: chat_untold!
UPDATE chats SET untold = :untold, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id AND untold <> :untold;

-- name: chat_unreachable!
UPDATE chats SET unreachable = :unreachable, updated_at = :now
WHERE bot_id = :bot_id AND chat_id = :chat_id AND unreachable <> :unreachable;

-- name: topic_insert^
INSERT INTO chat_topics (bot_id, chat_id, thread_id, approved_at) VALUES (:bot_id, :chat_id, :thread_id, :now)
ON CONFLICT (bot_id, chat_id, thread_id) DO NOTHING
RETURNING thread_id;

-- name: topics_of_chat
SELECT thread_id FROM chat_topics WHERE bot_id = :bot_id AND chat_id = :chat_id ORDER BY thread_id;

-- name: topic_delete_all
DELETE FROM chat_topics WHERE bot_id = :bot_id AND chat_id = :chat_id
RETURNING thread_id;

-- name: chats_by_standing
-- Waiting ones first, then approved, blocked and undecided ones; within these, the last decision first.
SELECT * FROM chats
WHERE bot_id = :bot_id
ORDER BY
    CASE
        WHEN access = 'asked' THEN 0
        WHEN access = 'approved' THEN 1
        WHEN access = 'blocked' THEN 2
        WHEN EXISTS (
            SELECT 1 FROM chat_topics AS topic WHERE topic.bot_id = chats.bot_id AND topic.chat_id = chats.chat_id
        ) THEN 1
        ELSE 3
    END,
    updated_at DESC, chat_id
LIMIT :most OFFSET :skip;

-- name: chats_counted
SELECT
    CASE
        WHEN access <> 'new' THEN access
        WHEN EXISTS (
            SELECT 1 FROM chat_topics AS topic WHERE topic.bot_id = chats.bot_id AND topic.chat_id = chats.chat_id
        ) THEN 'approved'
        ELSE 'new'
    END AS standing,
    COUNT(*) AS chats
FROM chats
WHERE bot_id = :bot_id
GROUP BY 1;

-- name: groups_approved
-- Groups have negative ids.
SELECT chat_id FROM chats WHERE bot_id = :bot_id AND chat_id < 0 AND access = 'approved' ORDER BY chat_id;

-- name: user_named^
-- Whether `user_forget` would delete a name. `cleared`: 1 if the settings are deleted before.
SELECT title FROM chats
WHERE bot_id = :bot_id AND chat_id = :user_id AND chat_id > 0 AND access = 'new' AND title <> ''
    AND (:cleared = 1 OR (options = :no_options AND confirm_above IS NULL AND language = '' AND open_settings = 0));

-- name: user_forget!
-- The name of a user about whom no admin has decided. Groups have negative ids, and keep theirs.
DELETE FROM chats
WHERE bot_id = :bot_id AND chat_id = :user_id AND chat_id > 0 AND access = 'new' AND options = :no_options
    AND confirm_above IS NULL AND language = '' AND open_settings = 0;

-- name: chat_cancel_tasks!
-- A user's id is also that of the private chat: a blocked user has tasks in groups, too.
UPDATE tasks INDEXED BY tasks_due SET state = 'cancelled', version = version + 1, due_at = NULL, show_at = :now, updated_at = :now
WHERE bot_id = :bot_id AND (chat_id = :chat_id OR user_id = :chat_id) AND state IN ({cancellable});
