-- Topics that may order although their chat is not approved as a whole.
CREATE TABLE chat_topics (
    bot_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,            -- 1: General, whose messages have no thread id
    approved_at DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (bot_id, chat_id, thread_id)
);

-- What a chat requested before it was approved: its last request, offered with *Create* after the approval.
CREATE TABLE kept_requests (
    bot_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    message_id BIGINT,                    -- NULL after its chat has migrated
    thread_id BIGINT,
    user_id BIGINT NOT NULL,
    private INTEGER NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,                   -- as written, with options; empty: photos that wait for a prompt
    images TEXT NOT NULL,                 -- JSON: a list of objects with the columns of `images`
    doubt TEXT,
    parent_id TEXT,
    intent TEXT NOT NULL,                 -- idempotency key of the draft that is made of it
    asked_at DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (bot_id, chat_id)
);

CREATE INDEX kept_requests_asked ON kept_requests (asked_at);
