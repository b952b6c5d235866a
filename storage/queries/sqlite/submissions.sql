-- name: submissions_claim
UPDATE tasks INDEXED BY sqlite_autoindex_tasks_1 SET
    state = :new, version = version + 1, tries = tries + 1, first_try_at = COALESCE(first_try_at, :now),
    lease_until = :lease_until, updated_at = :now
WHERE state = :old AND id IN (
    SELECT id FROM tasks INDEXED BY tasks_turn
    WHERE state = 'queued' AND due_at <= :now ORDER BY turn, due_at, id LIMIT :most
)
RETURNING *, (SELECT COUNT(*) FROM images WHERE images.task_id = tasks.id AND images.kind <> 'doubtful') AS image_count;
