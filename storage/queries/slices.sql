-- Slices of the ledger, and of a chat's tasks: what one statement takes. Times may be the same; a slice has all or none of them.

-- fragment: entry_in_slice
(day, at) > (:after_day, :after) AND (day, at) <= (:until_day, :until)

-- name: charges_slice_end^
-- Where a slice of so many entries ends; nothing: with the last one.
SELECT day, at FROM charges WHERE {entry_in_slice} ORDER BY day, at LIMIT 1 OFFSET :most;

-- name: charges_slice_end_of_chat^
SELECT day, at FROM charges WHERE {entry_in_slice} AND chat_id = :payer_id ORDER BY day, at LIMIT 1 OFFSET :most;

-- name: charges_slice_end_of_user^
SELECT day, at FROM charges WHERE {entry_in_slice} AND user_id = :payer_id ORDER BY day, at LIMIT 1 OFFSET :most;

-- fragment: task_in_slice
bot_id = :bot_id AND chat_id = :chat_id AND created_at >= :since AND created_at < :until

-- name: tasks_slice^
-- When the oldest task of a slice was created, which has so many others; nothing: fewer are left.
SELECT created_at FROM tasks WHERE bot_id = :bot_id AND chat_id = :chat_id AND created_at < :until
ORDER BY created_at DESC LIMIT 1 OFFSET :others;
