-- Sums of the ledger, with the outcome of each task: its state, or for an erased task the last one.

-- fragment: charges_with_ends
FROM charges AS reserved
LEFT JOIN charges AS released ON released.task_id = reserved.task_id AND released.kind = 'released'
LEFT JOIN charges AS erased ON erased.task_id = reserved.task_id AND erased.kind = 'erased'
LEFT JOIN tasks ON tasks.id = reserved.task_id
WHERE reserved.kind = 'reserved'

-- fragment: last_state
COALESCE(tasks.state, erased.cause, '') AS state

-- fragment: sums
{last_state},
CASE WHEN tasks.id IS NULL THEN 1 ELSE 0 END AS erased,
CASE WHEN released.task_id IS NULL THEN 0 ELSE 1 END AS released,
reserved.currency,
COUNT(*) AS videos,
COUNT(reserved.amount) AS priced,
CAST(COALESCE(SUM(reserved.amount), 0) AS BIGINT) AS amount,
MIN(reserved.chat_id) AS chat_id -- one in which the bot may know the user: a group's id is negative
{charges_with_ends} AND reserved.day BETWEEN :first_day AND :last_day

-- fragment: today_apart
CASE WHEN reserved.day = :today THEN reserved.day ELSE '' END AS day

-- name: charges_summed
-- By model and day, by chat, or by user; the last two keep today apart from the other days. `chat_id` 0: every chat.
SELECT
    CASE CAST(:by AS TEXT)
        WHEN 'model' THEN reserved.model WHEN 'chat' THEN CAST(reserved.chat_id AS TEXT) ELSE CAST(reserved.user_id AS TEXT)
    END AS item,
    CASE WHEN :by = 'model' OR reserved.day = :today THEN reserved.day ELSE '' END AS day,
    {sums}
    AND (CAST(:chat_id AS BIGINT) = 0 OR reserved.chat_id = :chat_id)
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6;

-- name: charges_summed_of_chat
-- The same for one chat and without models, by the index of chats.
SELECT '' AS item, {today_apart}, {sums} AND reserved.chat_id = :payer_id
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6;

-- name: charges_summed_of_user
-- The same for one user, by the index of users.
SELECT '' AS item, {today_apart}, {sums} AND reserved.user_id = :payer_id
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6;

-- fragment: spent_of_entry
currency, amount, CASE kind WHEN 'reserved' THEN 1 WHEN 'released' THEN -1 ELSE 0 END AS counts
FROM charges
WHERE day BETWEEN :first_day AND :last_day

-- name: charges_spent
-- What groups (negative ids) and users were charged between two days and was not given back, by payer and currency. `ids`: a
-- JSON list.
SELECT
    payer_id,
    currency,
    CAST(SUM(counts) AS BIGINT) AS videos,
    CAST(SUM(CASE WHEN amount IS NULL THEN 0 ELSE counts END) AS BIGINT) AS priced,
    CAST(SUM(counts * COALESCE(amount, 0)) AS BIGINT) AS amount
FROM (
    SELECT chat_id AS payer_id, {spent_of_entry} AND chat_id < 0 AND chat_id {among_ids}
    UNION ALL
    SELECT user_id AS payer_id, {spent_of_entry} AND user_id > 0 AND user_id {among_ids}
) AS entries
GROUP BY payer_id, currency
ORDER BY payer_id, currency;

-- name: charges_of_day
-- Each charge of a day, in the order of the orders. `chat_id` 0: every chat.
SELECT reserved.*, {last_state}, COALESCE(released.cause, '') AS released
{charges_with_ends} AND reserved.day = :day AND (CAST(:chat_id AS BIGINT) = 0 OR reserved.chat_id = :chat_id)
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
