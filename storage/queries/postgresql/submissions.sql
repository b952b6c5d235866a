-- name: submissions_claim
-- In turns, and each chat within its share of the places (`shares.py`). `place`: how many places the chat would then have.
-- An array, because PostgreSQL may run a subquery after IN once for each row, which would claim more rows each time. More
-- rows than needed are looked at, because other processes may be claiming some of them.
WITH held AS (
    SELECT bot_id, chat_id, COUNT(*) AS places FROM tasks WHERE state = 'submitting' GROUP BY bot_id, chat_id
), waiting AS (
    SELECT id, bot_id, chat_id, turn, due_at FROM tasks
    WHERE state = 'queued' AND due_at <= :now
        AND (bot_id, chat_id) NOT IN (SELECT bot_id, chat_id FROM held WHERE places >= :spare)
    ORDER BY turn, due_at, id LIMIT :most * 4
), placed AS (
    SELECT waiting.*, COALESCE(held.places, 0) + ROW_NUMBER() OVER (
        PARTITION BY waiting.bot_id, waiting.chat_id ORDER BY waiting.turn, waiting.due_at, waiting.id
    ) AS place
    FROM waiting LEFT JOIN held ON held.bot_id = waiting.bot_id AND held.chat_id = waiting.chat_id
), numbered AS (
    SELECT *, ROW_NUMBER() OVER (ORDER BY turn, due_at, id) AS nth FROM placed WHERE place = 1 OR place <= :spare
)
UPDATE tasks SET
    state = :new, version = version + 1, tries = tries + 1, first_try_at = COALESCE(first_try_at, :now),
    lease_until = :lease_until, updated_at = :now
WHERE state = :old AND id = ANY(ARRAY(
    SELECT tasks.id FROM numbered JOIN tasks ON tasks.id = numbered.id
    WHERE tasks.state = 'queued' AND (place = 1 OR place + nth <= :spare + 1)
    ORDER BY numbered.turn, numbered.due_at, numbered.id LIMIT :most FOR UPDATE OF tasks SKIP LOCKED
))
RETURNING *, (SELECT COUNT(*) FROM images WHERE images.task_id = tasks.id AND images.kind <> 'doubtful') AS image_count;
