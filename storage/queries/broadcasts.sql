-- Messages that an admin sends to all chats.

-- name: broadcast_insert^
INSERT INTO broadcasts (
    id, bot_id, chat_id, source_id, question_id, language, state, next_at, started_at, updated_at, everybody, gathered
) VALUES (:id, :bot_id, :chat_id, :source_id, :question_id, :language, 'running', :now, :now, :now, :everybody, :gathered)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: broadcast_end^
UPDATE broadcasts SET state = :new, next_at = :now, updated_at = :now WHERE id = :id AND state = :old
RETURNING id;

-- name: broadcast_state^
SELECT state FROM broadcasts WHERE id = :id;

-- name: broadcast_release!
UPDATE broadcasts SET lease_until = NULL, next_at = :next_at, updated_at = :now
WHERE id = :id AND lease_until = :lease_until;

-- name: broadcast_copies_unclear!
-- The claim is exclusive, so these copies belong to a process that died or stalled.
UPDATE broadcast_recipients SET state = 'unclear' WHERE broadcast_id = :id AND state = 'sending';

-- name: broadcast_due
SELECT chat_id FROM broadcast_recipients WHERE broadcast_id = :id AND state = 'waiting' AND (due_at <= :now OR due_at > :far)
ORDER BY due_at, chat_id LIMIT :most;

-- name: broadcast_copy_begin^
UPDATE broadcast_recipients SET state = 'sending'
WHERE broadcast_id = :id AND chat_id = :chat_id AND state = 'waiting'
    AND EXISTS (SELECT 1 FROM broadcasts WHERE id = :id AND state = 'running' AND lease_until = :lease_until)
RETURNING chat_id;

-- name: broadcast_copy_record!
UPDATE broadcast_recipients SET state = :state
WHERE broadcast_id = :id AND chat_id = :chat_id AND state IN ('sending', 'unclear');

-- name: broadcast_copy_postpone^
UPDATE broadcast_recipients SET state = 'waiting', due_at = :due_at, tries = tries + :tried
WHERE broadcast_id = :id AND chat_id = :chat_id AND state IN ('waiting', 'sending')
RETURNING tries;

-- name: broadcast_waits^
SELECT chat_id FROM broadcast_recipients WHERE broadcast_id = :id AND state = 'waiting' LIMIT 1;

-- name: broadcast_tally
-- Of the next recipients after `after`, by their ids. `until`: the last one of each state.
SELECT state, COUNT(*) AS chats, MAX(chat_id) AS until FROM (
    SELECT chat_id, state FROM broadcast_recipients WHERE broadcast_id = :id AND chat_id > :after
    ORDER BY chat_id LIMIT :most
) AS counted
GROUP BY state;
