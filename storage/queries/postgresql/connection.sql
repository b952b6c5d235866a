-- name: settle_connection^
-- Said on each new connection, not among its startup parameters: a pooler in between refuses those that it does not know.
SELECT
    -- A machine that vanished without a word is noticed by the server within 25 s: after its process noticed, and long before
    -- the two hours that are the system's default. Over a Unix socket they mean nothing and are ignored.
    set_config('tcp_keepalives_idle', '10', FALSE),
    set_config('tcp_keepalives_interval', '5', FALSE),
    set_config('tcp_keepalives_count', '3', FALSE),
    -- Whoever stands still within a transaction holds locks that others wait for.
    set_config('idle_in_transaction_session_timeout', '10s', FALSE),
    -- `submitting` must be on the disk before the create is on the wire, whatever the server's own setting is.
    set_config('synchronous_commit', 'on', FALSE);
