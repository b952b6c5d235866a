-- Things that all processes together do only now and then.

-- name: last_time_claim^
-- One process gets the row; a time in the future was written by a wrong clock.
INSERT INTO last_times (subject, at) VALUES (:subject, :now)
ON CONFLICT (subject) DO UPDATE SET at = :now WHERE last_times.at <= :before OR last_times.at > :now
RETURNING subject;

-- name: last_time_note!
INSERT INTO last_times (subject, at) VALUES (:subject, :now) ON CONFLICT (subject) DO UPDATE SET at = :now;

-- name: last_time_forget!
DELETE FROM last_times WHERE subject = :subject;

-- name: last_time^
SELECT at FROM last_times WHERE subject = :subject;
