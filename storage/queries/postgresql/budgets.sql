-- The lock of budgets. An order, and the end of a charge, share it until they commit; who creates rows of `budget_use` from the
-- sum of the ledger, or deletes them, has it alone, so that every charge is either in the sum or in the row. It is
-- taken after the rows of `tasks` and before those of `budget_use`, by all.

-- name: budgets_lock^
SELECT pg_advisory_xact_lock(7305620116) AS held;

-- name: budgets_share^
SELECT pg_advisory_xact_lock_shared(7305620116) AS held;
