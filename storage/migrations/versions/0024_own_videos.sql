-- videos_of_user: the delivered videos of one user that Telegram can send again, newest first.
CREATE INDEX tasks_videos ON tasks (bot_id, user_id, created_at, id)
WHERE state = 'delivered' AND file_id IS NOT NULL AND muted = 0;
