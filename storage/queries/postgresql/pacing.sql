-- Send slots, shared by all processes. Times are by the server's clock.

-- name: send_slot_take^
-- Returns the next slot within a limit: at least `interval` apart after a `burst`, at most `most` in a `period`.
-- `pause` is what Telegram requested, for this row or for `also_paused_by`.
INSERT INTO send_places AS row (bot_id, chat, last_at, full_at, given, paused_until)
SELECT :bot_id, :chat, clock.now, clock.now + :interval, CASE WHEN :most > 0 THEN ARRAY[clock.now] ELSE '{}' END, 0
FROM (SELECT EXTRACT(EPOCH FROM clock_timestamp())::DOUBLE PRECISION AS now) AS clock
ON CONFLICT (bot_id, chat) DO UPDATE SET (last_at, full_at, given) = (
    SELECT
        place.at,
        GREATEST(row.full_at, place.at) + :interval,
        CASE
            WHEN :most > 0 THEN (row.given || place.at)[GREATEST(cardinality(row.given) + 2 - :most, 1) :]
            ELSE '{}'
        END
    FROM (
        SELECT GREATEST(
            EXTRACT(EPOCH FROM clock_timestamp())::DOUBLE PRECISION,
            row.last_at,
            row.full_at - (:burst - 1) * :interval,
            CASE WHEN cardinality(row.given) >= :most THEN row.given[1] + :period END
        ) AS at
    ) AS place
)
RETURNING
    last_at - EXTRACT(EPOCH FROM clock_timestamp())::DOUBLE PRECISION AS wait,
    GREATEST(
        paused_until,
        (SELECT other.paused_until FROM send_places AS other WHERE other.bot_id = :bot_id AND other.chat = :also_paused_by)
    ) - EXTRACT(EPOCH FROM clock_timestamp())::DOUBLE PRECISION AS pause;

-- name: send_pause!
INSERT INTO send_places AS row (bot_id, chat, last_at, full_at, given, paused_until)
VALUES (
    :bot_id, :chat, 0, 0, '{}', EXTRACT(EPOCH FROM clock_timestamp())::DOUBLE PRECISION + :seconds
)
ON CONFLICT (bot_id, chat) DO UPDATE SET paused_until = GREATEST(row.paused_until, EXCLUDED.paused_until);

-- name: send_slots_delete_idle!
DELETE FROM send_places
WHERE GREATEST(last_at + :idle, full_at, paused_until) < EXTRACT(EPOCH FROM clock_timestamp())::DOUBLE PRECISION;
