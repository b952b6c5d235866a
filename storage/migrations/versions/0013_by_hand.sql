-- What an admin does by hand.

CREATE TABLE paused_models (
    model TEXT PRIMARY KEY,               -- its name in the catalogue
    reason TEXT NOT NULL,                 -- the admin's words, shown to people
    paused_by BIGINT NOT NULL,            -- the admin's user id
    paused_at DOUBLE PRECISION NOT NULL
);

-- Messages that an admin sends to all chats. Finished ones are deleted after a while.
CREATE TABLE broadcasts (
    id TEXT PRIMARY KEY,                  -- bot:chat:message of the question whose button started it
    bot_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,              -- the admin's chat, which has the message and gets the report
    source_id BIGINT NOT NULL,            -- the message that is copied
    question_id BIGINT NOT NULL,          -- the message that shows the progress
    language TEXT NOT NULL,
    state TEXT NOT NULL,                  -- running | stopped: by the admin | broken: the message cannot be copied | over
    next_at DOUBLE PRECISION NOT NULL,    -- when a worker continues
    lease_until DOUBLE PRECISION,         -- one worker at a time sends
    started_at DOUBLE PRECISION NOT NULL,
    updated_at DOUBLE PRECISION NOT NULL
);

CREATE INDEX broadcasts_open ON broadcasts (next_at) WHERE state <> 'over';

-- One row per chat. `sending` is committed before the copy, so that a copy that may have arrived is not repeated.
CREATE TABLE broadcast_recipients (
    broadcast_id TEXT NOT NULL REFERENCES broadcasts (id) ON DELETE CASCADE,
    chat_id BIGINT NOT NULL,
    state TEXT NOT NULL,                  -- waiting | sending | sent | failed | blocked: the bot | unclear: may have arrived
    due_at DOUBLE PRECISION NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,     -- copies that were definitely not sent
    PRIMARY KEY (broadcast_id, chat_id)
);

CREATE INDEX broadcast_recipients_due ON broadcast_recipients (broadcast_id, due_at) WHERE state = 'waiting';

-- Whether the bot was blocked in, or removed from, a chat.
ALTER TABLE chats ADD COLUMN unreachable INTEGER NOT NULL DEFAULT 0;
