-- Indexes for statements that would scan a growing table.

CREATE INDEX tasks_settled ON tasks (updated_at) WHERE due_at IS NULL;  -- finished_delete: rows that no worker handles any more

CREATE INDEX tasks_delivered ON tasks (bot_id, finished_at) WHERE state = 'delivered';  -- making_times

DROP INDEX tasks_finished;

CREATE INDEX intents_created ON intents (created_at);

CREATE INDEX failed_updates_failed ON failed_updates (failed_at);
