-- name: budgets_lock^
-- A transaction has the database to itself.
SELECT 1 AS held;

-- name: budgets_share^
SELECT 1 AS held;
