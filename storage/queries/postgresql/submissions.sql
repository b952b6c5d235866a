-- name: submissions_claim
-- An array, because PostgreSQL may run a subquery after IN once for each row, which would claim more rows each time.
UPDATE tasks SET
    state = :new, version = version + 1, tries = tries + 1, first_try_at = COALESCE(first_try_at, :now),
    lease_until = :lease_until, updated_at = :now
WHERE state = :old AND id = ANY(ARRAY(
    SELECT id FROM tasks
    WHERE state = 'queued' AND due_at <= :now ORDER BY turn, due_at, id LIMIT :most FOR UPDATE SKIP LOCKED
))
RETURNING *, (SELECT COUNT(*) FROM images WHERE images.task_id = tasks.id AND images.kind <> 'doubtful') AS image_count;
