-- Messages that an admin sends to all chats.

-- name: broadcast_count^
-- A group of which only topics are approved gets the message in one of them.
SELECT COUNT(*) AS chats FROM (
    SELECT chat_id FROM chats
    WHERE bot_id = :bot_id AND unreachable = 0
        AND (
            access = 'approved' OR (CAST(:everybody AS INTEGER) = 1 AND access <> 'blocked')
            OR (
                access <> 'blocked' AND EXISTS (
                    SELECT 1 FROM chat_topics AS topic
                    WHERE topic.bot_id = chats.bot_id AND topic.chat_id = chats.chat_id
                )
            )
        )
    UNION
    SELECT chat_id FROM tasks
    WHERE CAST(:everybody AS INTEGER) = 1 AND bot_id = :bot_id
        AND NOT EXISTS (
            SELECT 1 FROM chats
            WHERE chats.bot_id = tasks.bot_id AND chats.chat_id = tasks.chat_id
                AND (chats.unreachable = 1 OR chats.access = 'blocked')
        )
) AS recipients;

-- name: broadcast_insert^
INSERT INTO broadcasts (
    id, bot_id, chat_id, source_id, question_id, language, state, next_at, started_at, updated_at
) VALUES (:id, :bot_id, :chat_id, :source_id, :question_id, :language, 'running', :now, :now, :now)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: broadcast_recipients_insert
-- The same chats as broadcast_count.
INSERT INTO broadcast_recipients (broadcast_id, chat_id, state, due_at)
SELECT CAST(:id AS TEXT), chat_id, 'waiting', CAST(:now AS DOUBLE PRECISION) FROM (
    SELECT chat_id FROM chats
    WHERE bot_id = :bot_id AND unreachable = 0
        AND (
            access = 'approved' OR (CAST(:everybody AS INTEGER) = 1 AND access <> 'blocked')
            OR (
                access <> 'blocked' AND EXISTS (
                    SELECT 1 FROM chat_topics AS topic
                    WHERE topic.bot_id = chats.bot_id AND topic.chat_id = chats.chat_id
                )
            )
        )
    UNION
    SELECT chat_id FROM tasks
    WHERE CAST(:everybody AS INTEGER) = 1 AND bot_id = :bot_id
        AND NOT EXISTS (
            SELECT 1 FROM chats
            WHERE chats.bot_id = tasks.bot_id AND chats.chat_id = tasks.chat_id
                AND (chats.unreachable = 1 OR chats.access = 'blocked')
        )
) AS recipients
RETURNING chat_id;

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

-- name: broadcast_tally
SELECT state, COUNT(*) AS chats FROM broadcast_recipients WHERE broadcast_id = :id GROUP BY state;
