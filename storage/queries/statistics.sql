-- Sums of the ledger, with the outcome of each task: its state, or for an erased task the last one.

-- name: charges_summed
-- By model and day, by chat, or by user; the last two keep today apart from the other days. `chat_id` 0: every chat.
SELECT
    CASE CAST(:by AS TEXT)
        WHEN 'model' THEN reserved.model WHEN 'chat' THEN CAST(reserved.chat_id AS TEXT) ELSE CAST(reserved.user_id AS TEXT)
    END AS item,
    CASE WHEN :by = 'model' OR reserved.day = :today THEN reserved.day ELSE '' END AS day,
    COALESCE(tasks.state, erased.cause, '') AS state,
    CASE WHEN tasks.id IS NULL THEN 1 ELSE 0 END AS erased,
    CASE WHEN released.task_id IS NULL THEN 0 ELSE 1 END AS released,
    reserved.currency,
    COUNT(*) AS videos,
    COUNT(reserved.amount) AS priced,
    CAST(COALESCE(SUM(reserved.amount), 0) AS BIGINT) AS amount,
    MIN(reserved.chat_id) AS chat_id -- one in which the bot may know the user: a group's id is negative
FROM charges AS reserved
LEFT JOIN charges AS released ON released.task_id = reserved.task_id AND released.kind = 'released'
LEFT JOIN charges AS erased ON erased.task_id = reserved.task_id AND erased.kind = 'erased'
LEFT JOIN tasks ON tasks.id = reserved.task_id
WHERE reserved.kind = 'reserved' AND reserved.day BETWEEN :first_day AND :last_day
    AND (CAST(:chat_id AS BIGINT) = 0 OR reserved.chat_id = :chat_id)
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6;

-- name: charges_summed_of_chat
-- What `charges_summed` returns, for one chat and without models, by the index of chats.
SELECT
    '' AS item,
    CASE WHEN reserved.day = :today THEN reserved.day ELSE '' END AS day,
    COALESCE(tasks.state, erased.cause, '') AS state,
    CASE WHEN tasks.id IS NULL THEN 1 ELSE 0 END AS erased,
    CASE WHEN released.task_id IS NULL THEN 0 ELSE 1 END AS released,
    reserved.currency,
    COUNT(*) AS videos,
    COUNT(reserved.amount) AS priced,
    CAST(COALESCE(SUM(reserved.amount), 0) AS BIGINT) AS amount,
    MIN(reserved.chat_id) AS chat_id
FROM charges AS reserved
LEFT JOIN charges AS released ON released.task_id = reserved.task_id AND released.kind = 'released'
LEFT JOIN charges AS erased ON erased.task_id = reserved.task_id AND erased.kind = 'erased'
LEFT JOIN tasks ON tasks.id = reserved.task_id
WHERE reserved.kind = 'reserved' AND reserved.day BETWEEN :first_day AND :last_day AND reserved.chat_id = :payer_id
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6;

-- name: charges_summed_of_user
-- The same for one user.
SELECT
    '' AS item,
    CASE WHEN reserved.day = :today THEN reserved.day ELSE '' END AS day,
    COALESCE(tasks.state, erased.cause, '') AS state,
    CASE WHEN tasks.id IS NULL THEN 1 ELSE 0 END AS erased,
    CASE WHEN released.task_id IS NULL THEN 0 ELSE 1 END AS released,
    reserved.currency,
    COUNT(*) AS videos,
    COUNT(reserved.amount) AS priced,
    CAST(COALESCE(SUM(reserved.amount), 0) AS BIGINT) AS amount,
    MIN(reserved.chat_id) AS chat_id
FROM charges AS reserved
LEFT JOIN charges AS released ON released.task_id = reserved.task_id AND released.kind = 'released'
LEFT JOIN charges AS erased ON erased.task_id = reserved.task_id AND erased.kind = 'erased'
LEFT JOIN tasks ON tasks.id = reserved.task_id
WHERE reserved.kind = 'reserved' AND reserved.day BETWEEN :first_day AND :last_day AND reserved.user_id = :payer_id
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6;

-- name: charges_of_day
-- Each charge of a day, in the order of the orders. `chat_id` 0: every chat.
SELECT
    reserved.*,
    COALESCE(tasks.state, erased.cause, '') AS state,
    COALESCE(released.cause, '') AS released
FROM charges AS reserved
LEFT JOIN charges AS released ON released.task_id = reserved.task_id AND released.kind = 'released'
LEFT JOIN charges AS erased ON erased.task_id = reserved.task_id AND erased.kind = 'erased'
LEFT JOIN tasks ON tasks.id = reserved.task_id
WHERE reserved.kind = 'reserved' AND reserved.day = :day
    AND (CAST(:chat_id AS BIGINT) = 0 OR reserved.chat_id = :chat_id)
ORDER BY reserved.at, reserved.task_id;

-- name: charges_cost
-- What was charged at each provider since a time in one currency, and not given back. `first_day`: the day of that time.
SELECT reserved.provider, CAST(SUM(reserved.amount) AS BIGINT) AS amount
FROM charges AS reserved
LEFT JOIN charges AS released ON released.task_id = reserved.task_id AND released.kind = 'released'
WHERE reserved.kind = 'reserved' AND reserved.day >= :first_day AND reserved.at > :since
    AND reserved.currency = :currency AND reserved.amount > 0 AND released.task_id IS NULL
GROUP BY reserved.provider
ORDER BY reserved.provider;
