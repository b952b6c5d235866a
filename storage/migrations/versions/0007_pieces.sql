ALTER TABLE tasks ADD COLUMN doubt TEXT;  -- why the draft asks before it spends: forwarded | cut | captions | story | paid | reply

-- Texts of one request that came in several messages: an album's captions, the parts of a text that Telegram cut.
CREATE TABLE pieces (
    task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    message_id BIGINT NOT NULL,           -- the pieces are joined in this order
    text TEXT NOT NULL,
    joint TEXT,                           -- what stands between this piece and the next; NULL: no piece can follow
    reply_to BIGINT,                      -- the message that the piece replies to
    PRIMARY KEY (task_id, message_id)
);
