-- name: settle_connection^
-- Run on each new connection instead of passed as startup parameters: a pooler may refuse those it does not know.
SELECT
    -- The server detects a client machine that vanished within 25 s: after the client's own timeout, and long before
    -- the system's default of two hours. Ignored for Unix sockets.
    set_config('tcp_keepalives_idle', '10', FALSE),
    set_config('tcp_keepalives_interval', '5', FALSE),
    set_config('tcp_keepalives_count', '3', FALSE),
    -- A client that hangs in a transaction holds locks that others wait for.
    set_config('idle_in_transaction_session_timeout', '10s', FALSE),
    -- `submitting` must be on disk before the create is sent, whatever the server's own setting is.
    set_config('synchronous_commit', 'on', FALSE);

-- name: session_identity^
-- The server's process behind a connection, whether it has the settings of `settle_connection`, and where tables are made.
SELECT
    pg_backend_pid() AS process,
    current_setting('idle_in_transaction_session_timeout') = '10s' AS is_settled,
    current_schema() AS schema;

-- name: wake_others^
SELECT pg_notify(:channel, :sender);

-- name: lock_try^
-- Held until the connection ends.
SELECT pg_try_advisory_lock(:key) AS held;

-- name: lock_try_shared^
SELECT pg_try_advisory_lock_shared(:key) AS held;
