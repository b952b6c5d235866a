-- name: broadcast_claim^
UPDATE broadcasts SET lease_until = :lease_until
WHERE id = (
    SELECT id FROM broadcasts
    WHERE bot_id = :bot_id AND state <> 'over' AND next_at <= :now AND (lease_until IS NULL OR lease_until < :now)
    ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING *;
