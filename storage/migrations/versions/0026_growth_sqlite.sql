-- A table with a text as its key is stored twice, by row number and by key; this one only by key.

CREATE TABLE intents_before AS SELECT * FROM intents;

DROP TABLE intents;

CREATE TABLE intents (
    key TEXT PRIMARY KEY NOT NULL,
    task_id TEXT NOT NULL,
    created_at DOUBLE PRECISION NOT NULL
) WITHOUT ROWID;

INSERT INTO intents SELECT * FROM intents_before ORDER BY key;

DROP TABLE intents_before;

CREATE INDEX intents_created ON intents (created_at);

CREATE INDEX intents_forget ON intents (created_at) WHERE substr(key, 1, 7) = 'forget:';  -- forget_requested
