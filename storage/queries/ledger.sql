-- The ledger of charges. Nothing here changes an entry; triggers add the ends of charges (migrations/versions/0011_ledger_*.sql).

-- name: charge_reserve!
INSERT INTO charges (
    task_id, kind, at, day, chat_id, user_id, provider, model, amount, currency, price_rule
) VALUES (
    :task_id, 'reserved', :now, :day, :chat_id, :user_id, :provider, :model, :amount, :currency, :price_rule
);

-- name: charge_refund^
-- Once, and not if nothing was charged: a charge is released at most once. Not before it is known whether the provider took
-- the task: it could still be sent, and nothing would be reserved for it.
INSERT INTO charges (task_id, kind, cause, at, day, chat_id, user_id, provider, model, amount, currency, price_rule)
SELECT task_id, 'released', 'refund', :now, day, chat_id, user_id, provider, model, amount, currency, price_rule
FROM charges WHERE task_id = :task_id AND kind = 'reserved'
    AND NOT EXISTS (SELECT 1 FROM tasks WHERE id = :task_id AND state IN ({may_be_sent}))
ON CONFLICT DO NOTHING
RETURNING *;

-- name: charge_of
SELECT * FROM charges WHERE task_id = :task_id ORDER BY at;

-- fragment: used_of_entries
-- Reserved, and not given back. Money counts in the currency of today.
SELECT
    CAST(COALESCE(SUM(
        CASE kind WHEN 'reserved' THEN 1 WHEN 'released' THEN -1 ELSE 0 END
        * CASE
            WHEN CAST(:unit AS TEXT) = 'videos' THEN 1
            WHEN currency = (SELECT currency FROM budget_currency) THEN COALESCE(amount, 0)
            ELSE 0
        END
    ), 0) AS BIGINT) AS used
FROM charges
WHERE {entry_in_slice}

-- name: charges_used^
-- What all have used in a slice of time.
{used_of_entries};

-- name: charges_used_of_chat^
{used_of_entries} AND chat_id = :payer_id;

-- name: charges_used_of_user^
{used_of_entries} AND user_id = :payer_id;

-- name: charges_move!
-- The chat has another number; what was charged stays.
UPDATE charges SET chat_id = :new_id WHERE chat_id = :old_id AND {entry_in_slice};

-- name: charges_move_user!
-- Anonymous admins and channels count as their chat.
UPDATE charges SET user_id = :new_id WHERE user_id = :old_id AND {entry_in_slice};

-- name: charges_move_of_tasks!
-- Both, for some tasks. `ids`: a JSON list.
UPDATE charges SET chat_id = :new_id, user_id = CASE WHEN user_id = :old_id THEN :new_id ELSE user_id END
WHERE task_id {among_texts} AND chat_id = :old_id;

-- name: charges_delete
DELETE FROM charges
WHERE (task_id, kind) IN (SELECT task_id, kind FROM charges WHERE day < :before ORDER BY day LIMIT :most)
RETURNING 1 AS deleted;
