-- The recipients of a broadcast.

-- name: broadcast_candidates
-- The next chats after `after`, by their ids, and whether each gets the message; a group of which only topics are approved gets
-- it in one of them. `ordered`: the chats of tasks, each found by one look at an index, because each may have thousands.
SELECT candidate.chat_id, CASE
    WHEN chats.chat_id IS NULL THEN 1
    WHEN chats.unreachable = 1 OR chats.access = 'blocked' THEN 0
    WHEN chats.access = 'approved' OR CAST(:everybody AS INTEGER) = 1 THEN 1
    WHEN EXISTS (
        SELECT 1 FROM chat_topics AS topic WHERE topic.bot_id = chats.bot_id AND topic.chat_id = chats.chat_id
    ) THEN 1
    ELSE 0
END AS receives
FROM (
    WITH RECURSIVE ordered (chat_id, nth) AS (
        SELECT MIN(chat_id), 1 FROM tasks
        WHERE CAST(:everybody AS INTEGER) = 1 AND bot_id = :bot_id AND chat_id > :after
        UNION ALL
        SELECT (SELECT MIN(chat_id) FROM tasks WHERE bot_id = :bot_id AND chat_id > ordered.chat_id), nth + 1
        FROM ordered WHERE chat_id IS NOT NULL AND nth < :most
    )
    SELECT chat_id FROM (
        SELECT chat_id FROM chats WHERE bot_id = :bot_id AND chat_id > :after ORDER BY chat_id LIMIT :most
    ) AS known
    UNION
    SELECT chat_id FROM ordered WHERE chat_id IS NOT NULL
    ORDER BY chat_id LIMIT :most
) AS candidate
LEFT JOIN chats ON chats.bot_id = :bot_id AND chats.chat_id = candidate.chat_id
ORDER BY candidate.chat_id;

-- name: broadcast_gathering^
-- How far the recipients of a broadcast have come, if they are not complete.
SELECT bot_id, everybody, gathered FROM broadcasts WHERE id = :id AND state = 'running' AND gathered IS NOT NULL;

-- name: broadcast_gathered^
-- Only one of two that gather at the same time goes on from here.
UPDATE broadcasts SET gathered = :until WHERE id = :id AND state = 'running' AND gathered = :after
RETURNING id;

-- name: broadcast_recipients_insert!
-- A group among them may have become a supergroup that is a recipient already. `ids`: a JSON list.
INSERT INTO broadcast_recipients (broadcast_id, chat_id, state, due_at)
SELECT CAST(:id AS TEXT), listed.chat_id, 'waiting', CAST(:now AS DOUBLE PRECISION) FROM ({listed_ids}) AS listed WHERE TRUE
ON CONFLICT DO NOTHING;
