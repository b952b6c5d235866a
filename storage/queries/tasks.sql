-- Tasks, their images and idempotency keys. Every transition names the state it leaves, and returns the row only if it was
-- in that state.

-- name: task_insert^
INSERT INTO tasks (
    id, state, version, bot_id, chat_id, message_id, thread_id, user_id, private, language, media_group_id, parent_id, prompt,
    addressed, doubt, model, options, sources, provider, api_root, tries, first_try_at, due_at, lease_until, turn,
    shown_version, show_at, picture_ratio, created_at, updated_at
) VALUES (
    :id, :state, 1, :bot_id, :chat_id, :message_id, :thread_id, :user_id, :private, :language, :media_group_id,
    :parent_id, :prompt,
    :addressed, :doubt, :model, :options, :sources, :provider, :api_root, :tries, :first_try_at, :due_at, :lease_until,
    CASE WHEN :takes_turn = 1 THEN {next_turn} END,
    0, :show_at, :picture_ratio, :now, :now
)
RETURNING *;

-- name: task_by_id^
SELECT * FROM tasks WHERE id = :id;

-- name: task_by_status_message^
SELECT * FROM tasks WHERE bot_id = :bot_id AND chat_id = :chat_id AND status_message_id = :message_id;

-- name: photos_without_prompt^
-- The newest row of a chat, if it holds photos that wait for a prompt.
SELECT * FROM (
    SELECT * FROM tasks WHERE bot_id = :bot_id AND chat_id = :chat_id ORDER BY created_at DESC, id DESC LIMIT 1
) AS newest
WHERE state = 'draft' AND model IS NULL AND created_at >= :since;

-- name: idempotency_key_insert^
INSERT INTO intents (key, task_id, created_at) VALUES (:key, :task_id, :now)
ON CONFLICT (key) DO NOTHING
RETURNING task_id;

-- name: idempotency_key^
SELECT task_id, created_at FROM intents WHERE key = :key;

-- name: idempotency_key_since^
SELECT task_id FROM intents WHERE key = :key AND created_at > :since;

-- name: image_insert!
INSERT INTO images (task_id, message_id, item, kind, ref, mime, bytes, width, height)
VALUES (:task_id, :message_id, :item, :kind, :ref, :mime, :bytes, :width, :height)
ON CONFLICT (task_id, message_id, item) DO NOTHING;

-- name: images
SELECT * FROM images WHERE task_id = :task_id AND kind <> 'doubtful' ORDER BY message_id, item;

-- name: doubtful_links
SELECT * FROM images WHERE task_id = :task_id AND kind = 'doubtful' ORDER BY message_id, item;

-- name: images_delete!
DELETE FROM images WHERE task_id = :task_id;

-- name: draft_order^
UPDATE tasks SET
    state = :new, version = version + 1, message_id = :message_id, user_id = :user_id, prompt = :prompt, model = :model,
    options = :options, sources = :sources, provider = :provider, api_root = :api_root,
    status_message_id = :status_message_id, due_at = :now, show_at = :show_at, updated_at = :now
WHERE id = :id AND state = :old AND version = :version
RETURNING *;

-- name: draft_change^
-- Other options of a draft. Nothing is ordered.
UPDATE tasks SET
    version = version + 1, model = :model, options = :options, sources = :sources, show_at = :now, updated_at = :now
WHERE id = :id AND state = 'draft' AND version = :version
RETURNING *;

-- name: change_begun^
-- What the same user has begun to change of a task since then.
SELECT id FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND created_at > :since
    AND state = 'draft' AND doubt = 'change' AND parent_id = :parent_id AND user_id = :user_id
LIMIT 1;

-- name: task_cancel^
UPDATE tasks SET state = :new, version = version + 1, due_at = NULL, show_at = :now, updated_at = :now
WHERE id = :id AND state = :old AND version = :version
RETURNING *;

-- name: task_mute^
UPDATE tasks SET muted = 1, version = version + 1, show_at = :now, updated_at = :now
WHERE id = :id AND muted = 0 AND state IN ({can_be_muted})
RETURNING *;

-- name: task_unmute^
UPDATE tasks SET muted = 0, version = version + 1, show_at = :now WHERE id = :id AND muted = 1 RETURNING *;

-- name: task_count_repeat^
-- One press creates one task: each button carries the number of the next repeat.
UPDATE tasks SET redos = redos + 1 WHERE id = :id AND redos = :redos
RETURNING *;

-- name: task_by_message^
-- The task of a message: its request, its status message or its result, including repeated ones. A result may also be the
-- request of others: changes reply to it.
SELECT * FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id
    AND (
        message_id = :message_id OR status_message_id = :message_id OR result_message_id = :message_id
        OR id IN (
            SELECT task_id FROM shown_again
            WHERE bot_id = :bot_id AND chat_id = :chat_id AND message_id = :message_id
        )
    )
ORDER BY CASE WHEN message_id = :message_id THEN 1 ELSE 0 END, created_at DESC LIMIT 1;

-- fragment: is_provider_id
provider_id IS NOT NULL AND {provider_id_end} = :written_last AND {provider_id} = :written

-- fragment: begins_provider_id
provider_id IS NOT NULL AND {provider_id_end} > :written_last AND {provider_id_end} < :written_last_end
    AND {provider_id} > :written AND {provider_id} < :written_end

-- fragment: ends_provider_id
provider_id IS NOT NULL AND {provider_id_end} = :written

-- fragment: begins_provider_id_end
provider_id IS NOT NULL AND {provider_id_end} > :written AND {provider_id_end} < :written_end

-- name: task_ids_of
-- Tasks of any chat, also deleted ones: by our id, the provider's, or what follows the colon of that, in this order; then by
-- beginnings of these, which `own_end`, `written_end` and `written_last_end` end. `written_last`: what follows the colon of what
-- is written. Two at most.
SELECT id, MIN(place) AS place FROM (
    SELECT id, 0 AS place FROM tasks WHERE id = :own
    UNION ALL SELECT task_id, 0 FROM charges WHERE task_id = :own
    UNION ALL SELECT id, 1 FROM tasks INDEXED BY tasks_provider_id_end WHERE {is_provider_id}
    UNION ALL SELECT id, 2 FROM tasks WHERE {ends_provider_id}
    UNION ALL SELECT * FROM (SELECT id, 3 FROM tasks WHERE id > :own AND id < :own_end LIMIT 2) AS few
    UNION ALL SELECT * FROM (
        SELECT task_id, 3 FROM charges WHERE task_id > :own AND task_id < :own_end AND kind = 'reserved' LIMIT 2
    ) AS few
    UNION ALL SELECT * FROM (SELECT id, 3 FROM tasks INDEXED BY tasks_provider_id_end WHERE {begins_provider_id} LIMIT 2) AS few
    UNION ALL SELECT * FROM (SELECT id, 3 FROM tasks WHERE {begins_provider_id_end} LIMIT 2) AS few
) AS found
GROUP BY id ORDER BY place, id LIMIT 2;

-- name: task_ids_in_chat
-- The same for the tasks of one chat, without deleted ones.
SELECT id, MIN(place) AS place FROM (
    SELECT id, 0 AS place FROM tasks WHERE id = :own AND bot_id = :bot_id AND chat_id = :chat_id
    UNION ALL SELECT id, 1 FROM tasks WHERE bot_id = :bot_id AND chat_id = :chat_id AND {is_provider_id}
    UNION ALL SELECT id, 2 FROM tasks WHERE bot_id = :bot_id AND chat_id = :chat_id AND {ends_provider_id}
    UNION ALL SELECT * FROM (
        SELECT id, 3 FROM tasks
        WHERE id > :own AND id < :own_end AND bot_id = :bot_id AND chat_id = :chat_id LIMIT 2
    ) AS few
    UNION ALL SELECT * FROM (
        SELECT id, 3 FROM tasks WHERE bot_id = :bot_id AND chat_id = :chat_id AND {begins_provider_id} LIMIT 2
    ) AS few
    UNION ALL SELECT * FROM (
        SELECT id, 3 FROM tasks WHERE bot_id = :bot_id AND chat_id = :chat_id AND {begins_provider_id_end} LIMIT 2
    ) AS few
) AS found
GROUP BY id ORDER BY place, id LIMIT 2;

-- name: tasks_of_chat
SELECT * FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND state IN ({ordered})
ORDER BY created_at DESC, id LIMIT :most OFFSET :skip;

-- name: tasks_to_show
-- A video that was sent as a link cannot be sent again.
SELECT * FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND state IN ({made}) AND (state <> 'delivered' OR file_id IS NOT NULL)
ORDER BY created_at DESC, id LIMIT :most OFFSET :skip;

-- name: tasks_to_cancel
SELECT * FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND state IN ({stoppable}) AND muted = 0
ORDER BY created_at DESC, id LIMIT :most OFFSET :skip;

-- name: tasks_to_check
SELECT * FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND state IN ({checkable})
ORDER BY created_at DESC, id LIMIT :most OFFSET :skip;

-- name: tasks_of_chat_count^
SELECT COUNT(*) AS tasks FROM tasks
WHERE bot_id = :bot_id AND chat_id = :chat_id AND state IN ({ordered});

-- name: making_times
-- The latest of each model, so that one that is used a lot does not hide the others.
SELECT model, seconds FROM (
    SELECT model, seconds, ROW_NUMBER() OVER (PARTITION BY model ORDER BY finished_at DESC) AS nth FROM (
        SELECT model, finished_at, finished_at - accepted_at AS seconds FROM tasks
        WHERE bot_id = :bot_id AND state = 'delivered' AND accepted_at IS NOT NULL
        ORDER BY finished_at DESC LIMIT :most
    ) AS latest
) AS numbered
WHERE nth <= :of_a_model;

-- name: providers_in_use
-- Providers of tasks that still need one.
SELECT DISTINCT provider FROM tasks WHERE state IN ({in_progress}) ORDER BY provider;

-- name: task_with_provider_id^
SELECT accepted_at FROM tasks INDEXED BY tasks_provider_id_end WHERE {is_provider_id} AND provider = :provider ORDER BY accepted_at LIMIT 1;
