-- Rows that collect the photos of an album or the parts of a text.

-- name: collecting_extend^
UPDATE tasks SET due_at = :due_at, updated_at = :now
WHERE id = :id AND state = 'collecting'
RETURNING *;

-- name: collecting_set_caption!
UPDATE tasks SET prompt = :prompt, addressed = :addressed, message_id = :message_id, user_id = :user_id, updated_at = :now
WHERE id = :id AND state = 'collecting' AND (prompt = '' OR addressed < :addressed);

-- name: collecting_due
SELECT * FROM tasks WHERE state = 'collecting' AND due_at <= :now ORDER BY due_at LIMIT :most;

-- name: collecting_finish^
-- Skipped if a photo arrived after the row was read: each photo moves due_at.
UPDATE tasks SET
    state = :new, version = version + 1, prompt = :prompt, doubt = :doubt, model = :model, options = :options,
    sources = :sources, provider = :provider, api_root = :api_root, due_at = :next_due_at, show_at = :show_at, updated_at = :now,
    picture_ratio = (
        SELECT CAST(NULLIF(width, 0) AS DOUBLE PRECISION) / NULLIF(height, 0) FROM images
        WHERE images.task_id = tasks.id AND kind <> 'doubtful' ORDER BY message_id, item LIMIT 1
    )
WHERE id = :id AND state = :old AND due_at = :due_at
RETURNING *;

-- name: collecting_delete^
DELETE FROM tasks WHERE id = :id AND state = 'collecting' AND due_at = :due_at
RETURNING id;
