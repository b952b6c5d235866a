-- Options of a topic, which apply before those of its chat. A JSON object, as in `chats`.
CREATE TABLE topic_options (
    bot_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    options TEXT NOT NULL,
    updated_at DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (bot_id, chat_id, thread_id)
);

-- The language of everything that is written in the chat; empty: each user's own.
ALTER TABLE chats ADD COLUMN language TEXT NOT NULL DEFAULT '';

-- 1: everybody in the group may change its settings; 0: its admins.
ALTER TABLE chats ADD COLUMN open_settings INTEGER NOT NULL DEFAULT 0;
