-- Why a draft needs confirmation, and the parts of texts that arrived in several messages.
ALTER TABLE tasks ADD COLUMN doubt TEXT;  -- why the draft needs confirmation: forwarded | cut | captions | story | paid | reply

-- Texts of one request that arrived in several messages: captions of an album, parts of a text that Telegram cut.
CREATE TABLE pieces (
    task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    message_id BIGINT NOT NULL,           -- the parts are joined in this order
    text TEXT NOT NULL,
    joint TEXT,                           -- separator between this part and the next; NULL: the last part
    reply_to BIGINT,                      -- the message that this part replies to
    PRIMARY KEY (task_id, message_id)
);
