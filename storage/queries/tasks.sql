-- Tasks, their transitions, and their images.
-- Every transition names the state it leaves, and returns the row only if it was in that state.

-- name: task_insert^
INSERT INTO tasks (
    id, state, version, bot_id, chat_id, message_id, thread_id, user_id, private, language, media_group_id, parent_id, prompt,
    addressed, doubt, model, options, sources, api_root, tries, due_at, shown_version, show_at,
    created_at, updated_at
) VALUES (
    :id, :state, 1, :bot_id, :chat_id, :message_id, :thread_id, :user_id, :private, :language, :media_group_id,
    :parent_id, :prompt,
    :addressed, :doubt, :model, :options, :sources, :api_root, 0, :due_at, 0, :show_at,
    :now, :now
)
RETURNING *;

-- name: task_by_id^
SELECT * FROM tasks WHERE id = :id;

-- name: task_by_status_message^
SELECT * FROM tasks WHERE bot_id = :bot_id AND chat_id = :chat_id AND status_message_id = :message_id;

-- name: photos_just_sent^
-- The newest row of a chat, if it holds photos that wait for a prompt.
SELECT * FROM (
    SELECT * FROM tasks WHERE bot_id = :bot_id AND chat_id = :chat_id ORDER BY created_at DESC, id DESC LIMIT 1
) AS newest
WHERE state = 'draft' AND model IS NULL AND created_at >= :since;

-- name: intent_insert^
INSERT INTO intents (key, task_id, created_at) VALUES (:key, :task_id, :now)
ON CONFLICT (key) DO NOTHING
RETURNING task_id;

-- name: intent^
SELECT task_id, created_at FROM intents WHERE key = :key;

-- name: intent_since^
SELECT task_id FROM intents WHERE key = :key AND created_at > :since;

-- name: image_insert!
INSERT INTO images (task_id, message_id, item, kind, ref, mime, bytes)
VALUES (:task_id, :message_id, :item, :kind, :ref, :mime, :bytes)
ON CONFLICT (task_id, message_id, item) DO NOTHING;

-- name: images
SELECT * FROM images WHERE task_id = :task_id AND kind <> 'doubtful' ORDER BY message_id, item;

-- name: doubtful_links
SELECT * FROM images WHERE task_id = :task_id AND kind = 'doubtful' ORDER BY message_id, item;

-- name: images_delete!
DELETE FROM images WHERE task_id = :task_id;

-- name: album_extend^
UPDATE tasks SET due_at = :due_at, updated_at = :now
WHERE id = :id AND state = 'collecting'
RETURNING *;

-- name: album_caption!
UPDATE tasks SET prompt = :prompt, addressed = :addressed, message_id = :message_id, user_id = :user_id, updated_at = :now
WHERE id = :id AND state = 'collecting' AND (prompt = '' OR addressed < :addressed);

-- name: albums_due
SELECT * FROM tasks WHERE state = 'collecting' AND due_at <= :now ORDER BY due_at LIMIT :most;

-- name: album_close^
-- Skipped if a photo arrived after the row was read: each photo moves due_at.
UPDATE tasks SET
    state = :new, version = version + 1, prompt = :prompt, doubt = :doubt, model = :model, options = :options,
    sources = :sources, due_at = :next_due_at, show_at = :show_at, updated_at = :now
WHERE id = :id AND state = :old AND due_at = :due_at
RETURNING *;

-- name: album_drop^
DELETE FROM tasks WHERE id = :id AND state = 'collecting' AND due_at = :due_at
RETURNING id;

-- name: draft_order^
UPDATE tasks SET
    state = :new, version = version + 1, message_id = :message_id, user_id = :user_id, prompt = :prompt, model = :model,
    options = :options, sources = :sources,
    status_message_id = :status_message_id, due_at = :now, show_at = :show_at, updated_at = :now
WHERE id = :id AND state = :old AND version = :version
RETURNING *;

-- name: task_cancel^
UPDATE tasks SET state = :new, version = version + 1, due_at = NULL, show_at = :now, updated_at = :now
WHERE id = :id AND state = :old AND version = :version
RETURNING *;

-- name: lease_renew^
UPDATE tasks SET lease_until = :lease_until WHERE id = :id AND state = 'submitting' AND tries = :tries
RETURNING id;

-- name: task_requeue^
-- Not charged. A user who cancelled in the meantime was told that the task is paid, and is now told that it is not; for a
-- chat that was blocked in the meantime it is not tried again.
UPDATE tasks SET
    state = CASE
        WHEN muted = 1 THEN :cancelled
        WHEN EXISTS (
            SELECT 1 FROM chats
            WHERE chats.bot_id = tasks.bot_id AND chats.chat_id = tasks.chat_id AND chats.access = 'blocked'
        ) THEN :cancelled
        ELSE :new
    END,
    due_at = CASE
        WHEN muted = 1 THEN NULL
        WHEN EXISTS (
            SELECT 1 FROM chats
            WHERE chats.bot_id = tasks.bot_id AND chats.chat_id = tasks.chat_id AND chats.access = 'blocked'
        ) THEN NULL
        ELSE CAST(:due_at AS DOUBLE PRECISION)
    END,
    finished_at = CASE WHEN muted = 1 THEN CAST(:now AS DOUBLE PRECISION) ELSE NULL END,
    muted = 0, version = version + 1, lease_until = NULL, reason_key = :reason_key, reason = :reason,
    show_at = :now, updated_at = :now
WHERE id = :id AND state = :old AND tries = :tries
RETURNING *;

-- name: task_running^
-- From `submitting`, or from `unknown` if the answer came late.
UPDATE tasks SET
    state = :new, version = version + 1, provider_id = :provider_id, accepted_at = :now, lease_until = NULL, due_at = :due_at, reason_key = NULL,
    reason = NULL, show_at = :now, updated_at = :now,
    show_lease = CASE WHEN show_lease IS NULL OR show_lease < :now THEN :show_lease ELSE show_lease END
WHERE id = :id AND state = :old
RETURNING *, (SELECT COUNT(*) FROM images WHERE images.task_id = tasks.id AND images.kind <> 'doubtful') AS image_count;

-- name: task_settle_submission^
-- Ends a submission that returned no id: refused or unknown. A row that was given up meanwhile can still be refused by the
-- process that sent it, unless a user has answered the question about it.
UPDATE tasks SET
    state = :new, version = version + 1, lease_until = NULL, due_at = NULL, reason_key = :reason_key, reason = :reason,
    show_at = :now, updated_at = :now
WHERE id = :id AND state = :old AND tries = :tries
    AND (state <> 'unknown' OR (reason_key = 'interrupted' AND settled IS NULL))
RETURNING *;

-- name: submissions_expired
-- Interrupted in flight: the sending process died, or lost its database for a whole lease.
UPDATE tasks SET
    state = :new, version = version + 1, lease_until = NULL, due_at = NULL, reason_key = :reason_key, show_at = :now, updated_at = :now
WHERE state = :old AND lease_until < :now
RETURNING *;

-- name: outcome_settle^
UPDATE tasks SET settled = :settled, version = version + 1, show_at = :now, updated_at = :now
WHERE id = :id AND state IN ({answerable}) AND settled IS NULL AND version = :version
RETURNING *;

-- name: claim_shows
-- At most one row per chat at a time: send pacing in one chat must not hold up the others.
UPDATE tasks SET show_lease = :show_lease
WHERE show_at <= :now AND (show_lease IS NULL OR show_lease < :now) AND id IN (
    SELECT waiting.id FROM (
        SELECT id, bot_id, chat_id, show_at, ROW_NUMBER() OVER (PARTITION BY bot_id, chat_id ORDER BY show_at, id) AS place
        FROM tasks WHERE show_at <= :now AND (show_lease IS NULL OR show_lease < :now)
    ) AS waiting
    WHERE waiting.place = 1 AND NOT EXISTS (
        SELECT 1 FROM tasks AS busy
        WHERE busy.show_at IS NOT NULL AND busy.show_lease >= :now
            AND busy.bot_id = waiting.bot_id AND busy.chat_id = waiting.chat_id
    )
    ORDER BY waiting.show_at, waiting.id LIMIT :most
)
RETURNING *;

-- name: task_shown!
UPDATE tasks SET
    shown_version = :version,
    -- The row may have moved to a new message; the old one is about to be deleted and must not become the row's again.
    status_message_id = CASE
        WHEN :status_message_id = stale_message_id THEN status_message_id
        ELSE COALESCE(:status_message_id, status_message_id)
    END,
    -- A slow show may have overwritten what another process showed of a later version.
    show_at = CASE WHEN version = :version THEN NULL ELSE COALESCE(show_at, :now) END,
    show_lease = NULL
WHERE id = :id;

-- name: task_show_later!
-- A row that has changed is already due; its lease must still end, or the whole chat would wait for it.
UPDATE tasks SET show_at = CASE WHEN version = :version THEN :show_at ELSE show_at END, show_lease = NULL
WHERE id = :id AND (version = :version OR show_lease = CAST(:show_lease AS DOUBLE PRECISION));

-- name: leases_end!
UPDATE tasks SET show_lease = NULL, lease_until = CASE WHEN lease_until IS NULL THEN NULL ELSE 0 END
WHERE (show_at IS NOT NULL AND show_lease IS NOT NULL)
    OR (state IN ({leased}) AND lease_until IS NOT NULL);
