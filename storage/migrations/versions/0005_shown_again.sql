-- Messages in which `/show` sent a result again. Replies to them refer to the task.
CREATE TABLE shown_again (
    bot_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    PRIMARY KEY (bot_id, chat_id, message_id)
);

CREATE INDEX shown_again_task ON shown_again (task_id);
