-- name: broadcast_claim^
-- A time later than `far` is from a clock that was ahead.
UPDATE broadcasts SET lease_until = :lease_until
WHERE id = (
    SELECT id FROM broadcasts
    WHERE bot_id = :bot_id AND state <> 'over' AND (next_at <= :now OR next_at > :far)
        AND (lease_until IS NULL OR lease_until < :now OR lease_until > :far)
    ORDER BY next_at LIMIT 1
)
RETURNING *;
