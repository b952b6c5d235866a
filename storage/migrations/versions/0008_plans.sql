-- Statements that read every row of a table that grows: each has an index of its own now.

CREATE INDEX tasks_settled ON tasks (updated_at) WHERE due_at IS NULL;  -- finished_delete: what no worker looks at any more

CREATE INDEX tasks_delivered ON tasks (bot_id, finished_at) WHERE state = 'delivered';  -- making_times

DROP INDEX tasks_finished;

CREATE INDEX intents_created ON intents (created_at);

CREATE INDEX failed_updates_failed ON failed_updates (failed_at);
