-- What was published in the bot's profile at Telegram.

-- name: published
SELECT subject, checksum FROM published WHERE bot_id = :bot_id;

-- name: published_set!
INSERT INTO published (bot_id, subject, checksum) VALUES (:bot_id, :subject, :checksum)
ON CONFLICT (bot_id, subject) DO UPDATE SET checksum = excluded.checksum;

-- name: published_forget!
DELETE FROM published WHERE bot_id = :bot_id AND subject = :subject;
