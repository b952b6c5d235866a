-- What all processes of one bot send together. PostgreSQL alone has it: on SQLite there is only one process.
-- UNLOGGED: written without the log and so without a flush; after a crash it is empty, which is right for what lasts a minute.

CREATE UNLOGGED TABLE send_places (
    bot_id BIGINT NOT NULL,
    chat TEXT NOT NULL,                       -- a chat's id or @name; empty: all chats together
    last_at DOUBLE PRECISION NOT NULL,        -- the latest place given
    full_at DOUBLE PRECISION NOT NULL,        -- when the whole burst is there again
    given DOUBLE PRECISION[] NOT NULL,        -- the latest places, where so many in a period are the limit
    paused_until DOUBLE PRECISION NOT NULL,   -- Telegram asked for it
    PRIMARY KEY (bot_id, chat)
) WITH (fillfactor = 40);
