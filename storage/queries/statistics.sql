-- Sums of the ledger, with the outcome of each task: its state, or for an erased task the last one. Both are looked up for each
-- charge of a slice: from a join, PostgreSQL would read all tasks, as it does not know how few charges a slice has.

-- fragment: state_of_task
(SELECT tasks.state FROM tasks WHERE tasks.id = reserved.task_id)

-- fragment: erased_as
(SELECT erased.cause FROM charges AS erased WHERE erased.task_id = reserved.task_id AND erased.kind = 'erased')

-- fragment: released_as
(SELECT released.cause FROM charges AS released WHERE released.task_id = reserved.task_id AND released.kind = 'released')

-- fragment: reserved_in_slice
FROM charges AS reserved
WHERE reserved.kind = 'reserved'
    AND (reserved.day, reserved.at) > (:after_day, :after) AND (reserved.day, reserved.at) <= (:until_day, :until)

-- fragment: sums
SELECT
    reserved.model,
    reserved.chat_id,
    reserved.user_id,
    reserved.day,
    {state_of_task} AS state,
    {erased_as} AS erased,
    {released_as} AS released,
    reserved.currency,
    COUNT(*) AS videos,
    COUNT(reserved.amount) AS priced,
    CAST(COALESCE(SUM(reserved.amount), 0) AS BIGINT) AS amount
{reserved_in_slice}

-- name: charges_summed
-- What a slice has of each model, chat, user and day, by outcome.
{sums}
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;

-- name: charges_summed_of_chat
{sums} AND reserved.chat_id = :payer_id
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;

-- name: charges_summed_of_user
{sums} AND reserved.user_id = :payer_id
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;

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

-- name: charges_listed
-- Each charge of a slice, in the order of the orders. `chat_id` 0: every chat.
SELECT reserved.*, COALESCE({state_of_task}, {erased_as}, '') AS state, COALESCE({released_as}, '') AS released
{reserved_in_slice} AND (CAST(:chat_id AS BIGINT) = 0 OR reserved.chat_id = :chat_id)
ORDER BY reserved.day, reserved.at, reserved.task_id;

-- name: charges_cost
-- What was charged at each provider since a time in one currency, and not given back.
SELECT reserved.provider, CAST(SUM(reserved.amount) AS BIGINT) AS amount
{reserved_in_slice} AND reserved.at > :since AND reserved.currency = :currency AND reserved.amount > 0
    AND {released_as} IS NULL
GROUP BY reserved.provider;
