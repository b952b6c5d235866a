-- Columns for following a task until it finishes and delivering its video.

ALTER TABLE tasks ADD COLUMN parent_id TEXT;              -- the task that this one repeats or changes

ALTER TABLE tasks ADD COLUMN accepted_at DOUBLE PRECISION; -- when the provider accepted it

ALTER TABLE tasks ADD COLUMN finished_at DOUBLE PRECISION;

ALTER TABLE tasks ADD COLUMN progress INTEGER;            -- whole percent

ALTER TABLE tasks ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;  -- consecutive failed polls or downloads

ALTER TABLE tasks ADD COLUMN lateness TEXT;               -- late | unresolved, when the chat has to be notified

ALTER TABLE tasks ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;     -- cancelled after it was paid: followed but not shown

ALTER TABLE tasks ADD COLUMN redos INTEGER NOT NULL DEFAULT 0;     -- number of repeats ordered with its buttons

ALTER TABLE tasks ADD COLUMN result_url TEXT;

ALTER TABLE tasks ADD COLUMN width INTEGER;               -- pixels

ALTER TABLE tasks ADD COLUMN height INTEGER;

ALTER TABLE tasks ADD COLUMN file_id TEXT;                -- of the video at Telegram: sending it again is free

ALTER TABLE tasks ADD COLUMN file_kind TEXT;              -- video | document

ALTER TABLE tasks ADD COLUMN result_message_id BIGINT;

ALTER TABLE tasks ADD COLUMN stale_message_id BIGINT;     -- a status message that was replaced and must be deleted

CREATE INDEX tasks_status_message ON tasks (bot_id, chat_id, status_message_id);

CREATE INDEX tasks_result_message ON tasks (bot_id, chat_id, result_message_id);

CREATE INDEX tasks_finished ON tasks (finished_at) WHERE finished_at IS NOT NULL;
