-- Slices of the ledger: what one statement reads of it. The times of a day may be the same; a slice has all or none of them.

-- fragment: entry_in_slice
(day, at) > (:after_day, :after) AND (day, at) <= (:until_day, :until)

-- name: charges_slice_end^
-- Where a slice of so many entries ends; nothing: with the last one.
SELECT day, at FROM charges WHERE {entry_in_slice} ORDER BY day, at LIMIT 1 OFFSET :most;

-- name: charges_slice_end_of_chat^
SELECT day, at FROM charges WHERE {entry_in_slice} AND chat_id = :payer_id ORDER BY day, at LIMIT 1 OFFSET :most;

-- name: charges_slice_end_of_user^
SELECT day, at FROM charges WHERE {entry_in_slice} AND user_id = :payer_id ORDER BY day, at LIMIT 1 OFFSET :most;
