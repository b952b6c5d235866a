-- What is watched from outside. Each scrape reads these, so none may grow with the number of finished tasks.

-- name: watched_states
-- By the index of due rows alone: it begins with the state. Rows whose outcome the chat knows are not counted.
SELECT state, COUNT(*) AS tasks FROM tasks WHERE state IN ({watched}) GROUP BY state;

-- name: watched_due^
-- When the oldest row of each kind of work became due, but for rows that are being worked on.
SELECT
    (
        SELECT due_at FROM tasks WHERE state = 'running' AND (lease_until IS NULL OR lease_until < :now)
        ORDER BY due_at LIMIT 1
    ) AS polls,
    (
        SELECT due_at FROM tasks
        WHERE state = 'ready' AND due_at IS NOT NULL AND (lease_until IS NULL OR lease_until < :now)
        ORDER BY due_at LIMIT 1
    ) AS deliveries,
    (SELECT MIN(due_at) FROM tasks WHERE state = 'queued') AS submissions,
    (SELECT MIN(due_at) FROM tasks WHERE state = 'collecting') AS albums,
    (
        SELECT show_at FROM tasks WHERE show_at IS NOT NULL AND (show_lease IS NULL OR show_lease < :now)
        ORDER BY show_at LIMIT 1
    ) AS shows,
    (SELECT MIN(lease_until) FROM tasks WHERE state IN ('submitting', 'delivering')) AS leases,
    (
        SELECT next_at FROM broadcasts WHERE state <> 'over' AND (lease_until IS NULL OR lease_until < :now)
        ORDER BY next_at LIMIT 1
    ) AS broadcasts;

-- name: watched_day
-- What was charged in a slice of a day and not given back. `amount`: millionths.
SELECT
    model,
    currency,
    CAST(SUM(CASE kind WHEN 'reserved' THEN 1 WHEN 'released' THEN -1 ELSE 0 END) AS BIGINT) AS videos,
    CAST(
        SUM(CASE kind WHEN 'reserved' THEN 1 WHEN 'released' THEN -1 ELSE 0 END * COALESCE(amount, 0)) AS BIGINT
    ) AS amount
FROM charges
WHERE {entry_in_slice}
GROUP BY model, currency;
