-- A task is followed to its end, and its video brought into the chat.

ALTER TABLE tasks ADD COLUMN parent_id TEXT;              -- what this is a retry or a change of

ALTER TABLE tasks ADD COLUMN accepted_at DOUBLE PRECISION; -- when the provider gave the id

ALTER TABLE tasks ADD COLUMN finished_at DOUBLE PRECISION;

ALTER TABLE tasks ADD COLUMN progress INTEGER;            -- whole percent

ALTER TABLE tasks ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;  -- questions or downloads that failed, one after another

ALTER TABLE tasks ADD COLUMN lateness TEXT;               -- late | unresolved, once the chat has to be told

ALTER TABLE tasks ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;     -- cancelled after it was paid: followed, not shown

ALTER TABLE tasks ADD COLUMN redos INTEGER NOT NULL DEFAULT 0;     -- how often its buttons have ordered it anew

ALTER TABLE tasks ADD COLUMN result_url TEXT;

ALTER TABLE tasks ADD COLUMN width INTEGER;               -- pixels

ALTER TABLE tasks ADD COLUMN height INTEGER;

ALTER TABLE tasks ADD COLUMN file_id TEXT;                -- of the video at Telegram: showing it again is free

ALTER TABLE tasks ADD COLUMN file_kind TEXT;              -- video | document

ALTER TABLE tasks ADD COLUMN result_message_id BIGINT;

ALTER TABLE tasks ADD COLUMN stale_message_id BIGINT;     -- a status message that a new one replaces

CREATE INDEX tasks_status_message ON tasks (bot_id, chat_id, status_message_id);

CREATE INDEX tasks_result_message ON tasks (bot_id, chat_id, result_message_id);

CREATE INDEX tasks_finished ON tasks (finished_at) WHERE finished_at IS NOT NULL;
