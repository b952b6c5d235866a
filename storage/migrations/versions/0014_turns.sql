-- Turns: the order in which chats' queued tasks are sent, and the position that a status message shows.
ALTER TABLE tasks ADD COLUMN turn DOUBLE PRECISION;  -- place in the order of sending, from when it was queued; NULL: never queued

ALTER TABLE tasks ADD COLUMN shown_position INTEGER;  -- position in the queue that the status message shows; NULL: none

UPDATE tasks SET turn = places.place
FROM (
    SELECT id, ROW_NUMBER() OVER (PARTITION BY bot_id, chat_id ORDER BY due_at, id) AS place
    FROM tasks WHERE state = 'queued'
) AS places
WHERE tasks.id = places.id;

-- `state` is in these indexes because SQLite otherwise reads each row to see it again.

CREATE INDEX tasks_turn ON tasks (turn, due_at, id, bot_id, chat_id, state) WHERE state = 'queued';

CREATE INDEX tasks_turn_in_chat ON tasks (bot_id, chat_id, turn, due_at, id, state) WHERE state = 'queued';

CREATE INDEX tasks_served ON tasks (turn) WHERE first_try_at IS NOT NULL;

CREATE INDEX tasks_under_way ON tasks (bot_id, chat_id, lateness, state) WHERE state IN ('running', 'submitting');

CREATE INDEX tasks_sending ON tasks (bot_id, chat_id, lease_until, state) WHERE state IN ('ready', 'delivering');
