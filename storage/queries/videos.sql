-- Delivered videos that Telegram can send again.

-- name: videos_of_user
-- Of all chats, newest first, from after the given place on. Muted tasks are left out; erased ones have no row.
SELECT id, chat_id, thread_id, private, prompt, model, options, sources, file_id, file_kind, created_at
FROM tasks INDEXED BY tasks_videos
WHERE bot_id = :bot_id AND user_id = :user_id AND state = 'delivered' AND file_id IS NOT NULL AND muted = 0
    AND (created_at, id) < (:created_at, :id)
ORDER BY created_at DESC, id DESC LIMIT :most;
