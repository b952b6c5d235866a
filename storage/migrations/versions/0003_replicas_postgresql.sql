-- Send slots shared by all processes of one bot. PostgreSQL only: on SQLite there is one process.
-- UNLOGGED: no WAL and no flush. It is empty after a crash, which is fine for data that is valid for a minute.

CREATE UNLOGGED TABLE send_places (
    bot_id BIGINT NOT NULL,
    chat TEXT NOT NULL,                       -- a chat's id or @name; empty: all chats together
    last_at DOUBLE PRECISION NOT NULL,        -- time of the latest slot
    full_at DOUBLE PRECISION NOT NULL,        -- when the full burst is available again
    given DOUBLE PRECISION[] NOT NULL,        -- the latest slots, if the limit is a number per period
    paused_until DOUBLE PRECISION NOT NULL,   -- requested by Telegram
    PRIMARY KEY (bot_id, chat)
) WITH (fillfactor = 40);
