-- When the bot last greeted the group; NULL: never.
ALTER TABLE chats ADD COLUMN greeted_at DOUBLE PRECISION;

-- 1: a mention of the bot with words orders at once; 0: it is offered.
ALTER TABLE chats ADD COLUMN order_mentions INTEGER NOT NULL DEFAULT 0;

-- What Telegram has of the bot's profile (menus, descriptions), as checksums.
CREATE TABLE published (
    bot_id BIGINT NOT NULL,
    subject TEXT NOT NULL,
    checksum TEXT NOT NULL,
    PRIMARY KEY (bot_id, subject)
);
