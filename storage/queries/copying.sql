-- After a backup was restored: the bot may have gone on after the backup, and what it did then must not be done again.

-- name: restored_orders_unclear!
-- They may have been sent and charged since. Their leases are over, so the next start asks their chats.
UPDATE tasks SET
    state = 'submitting', version = version + 1, tries = tries + 1,
    first_try_at = COALESCE(first_try_at, CAST(:now AS DOUBLE PRECISION)), due_at = NULL,
    lease_until = 0
WHERE state = 'queued';

-- name: restored_albums_dropped!
-- A second after the backup they had become orders.
DELETE FROM tasks WHERE state = 'collecting';

-- name: restored_recipients_unclear!
UPDATE broadcast_recipients SET state = 'unclear'
WHERE broadcast_id IN (SELECT id FROM broadcasts WHERE state <> 'over') AND state IN ('waiting', 'sending');

-- name: restored_broadcasts_over!
UPDATE broadcasts SET state = 'over', lease_until = NULL WHERE state <> 'over';
