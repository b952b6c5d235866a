-- Times are seconds since 1970 (UTC). Booleans are 0 and 1. Telegram ids need 64 bits.

CREATE TABLE tasks (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,             -- incremented by each change that the chat should see
    bot_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    message_id BIGINT,                    -- the request that answers reply to; NULL after its chat has migrated
    thread_id BIGINT,
    user_id BIGINT NOT NULL,
    private INTEGER NOT NULL,
    language TEXT NOT NULL,
    media_group_id TEXT,
    prompt TEXT NOT NULL,                 -- while collecting: the caption as written
    addressed INTEGER NOT NULL,           -- while collecting: whether the caption addresses the bot
    model TEXT,
    orientation TEXT,
    size TEXT,
    duration INTEGER,                     -- seconds
    watermark INTEGER,
    sources TEXT NOT NULL,                -- JSON: parameter -> request | chat | bot
    api_root TEXT NOT NULL,
    provider_id TEXT,
    tries INTEGER NOT NULL,
    first_try_at DOUBLE PRECISION,
    reason_key TEXT,                      -- key of the text that explains the outcome
    reason TEXT,                          -- the provider's text
    settled TEXT,                         -- what the user decided about an unknown outcome: again | forgotten
    due_at DOUBLE PRECISION,              -- when the worker handles the row next; NULL: never
    lease_until DOUBLE PRECISION,
    status_message_id BIGINT,
    shown_version INTEGER NOT NULL,
    show_at DOUBLE PRECISION,             -- when the status message is due; NULL: it is current
    show_lease DOUBLE PRECISION,
    created_at DOUBLE PRECISION NOT NULL,
    updated_at DOUBLE PRECISION NOT NULL
);

CREATE INDEX tasks_due ON tasks (state, due_at);

CREATE INDEX tasks_show ON tasks (show_at) WHERE show_at IS NOT NULL;

CREATE INDEX tasks_chat ON tasks (bot_id, chat_id, created_at);

CREATE TABLE images (
    task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    message_id BIGINT NOT NULL,           -- order within an album
    item INTEGER NOT NULL,
    kind TEXT NOT NULL,                   -- photo | link | doubtful: a link that may be a picture
    ref TEXT NOT NULL,                    -- a Telegram file_id, or the link as written
    mime TEXT,
    bytes BIGINT,
    PRIMARY KEY (task_id, message_id, item)
);

-- Idempotency keys. They have no content, outlive their tasks, and are not rewritten when a group migrates.
CREATE TABLE intents (
    key TEXT PRIMARY KEY,
    task_id TEXT NOT NULL,
    created_at DOUBLE PRECISION NOT NULL
);

CREATE TABLE chats (
    bot_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    access TEXT NOT NULL,                 -- new | asked | approved | blocked
    asked_at DOUBLE PRECISION,
    model TEXT,
    orientation TEXT,
    size TEXT,
    duration INTEGER,
    watermark INTEGER,
    updated_at DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (bot_id, chat_id)
);

CREATE TABLE admins (
    user_id BIGINT PRIMARY KEY,
    claimed_at DOUBLE PRECISION NOT NULL
);

CREATE TABLE claims (
    token_hash TEXT PRIMARY KEY,
    created_at DOUBLE PRECISION NOT NULL
);

CREATE TABLE failed_updates (
    bot_id BIGINT NOT NULL,
    update_id BIGINT NOT NULL,
    chat_id BIGINT,
    error TEXT NOT NULL,
    failed_at DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (bot_id, update_id)
);
