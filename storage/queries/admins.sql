-- Admins and their one-time tokens.

-- name: admins
SELECT user_id FROM admins ORDER BY claimed_at, user_id;

-- name: admin_insert^
INSERT INTO admins (user_id, claimed_at) VALUES (:user_id, :now) ON CONFLICT (user_id) DO NOTHING
RETURNING user_id;

-- name: admins_lock
-- On PostgreSQL, of two admins who remove each other at once, the second transaction waits here.
UPDATE admins SET claimed_at = claimed_at WHERE user_id <> 0
RETURNING user_id;

-- name: admin_delete!
DELETE FROM admins WHERE user_id = :user_id;

-- name: invite_insert!
INSERT INTO claims (token_hash, created_at) VALUES (:token_hash, :now);

-- name: invite_take^
DELETE FROM claims WHERE token_hash = :token_hash RETURNING token_hash;

-- name: invites_delete!
DELETE FROM claims;
