-- name: failure_insert!
INSERT INTO failed_updates (bot_id, update_id, chat_id, error, failed_at)
VALUES (:bot_id, :update_id, :chat_id, :error, :now)
ON CONFLICT (bot_id, update_id) DO UPDATE SET error = excluded.error, failed_at = excluded.failed_at;
