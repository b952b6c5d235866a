-- Budgets. `budgets_lock` and `budgets_share` differ between the engines.

-- name: budgets
SELECT * FROM budgets WHERE most IS NOT NULL ORDER BY payer, payer_id, unit, period;

-- name: budgets_of_settings
SELECT * FROM budgets WHERE by_command = 0 ORDER BY payer, payer_id, unit, period;

-- name: budgets_of_settings_delete!
DELETE FROM budgets WHERE by_command = 0;

-- name: budget_from_settings!
-- A command outlives restarts, also if it removed the slot.
INSERT INTO budgets (payer, payer_id, unit, period, most, by_command)
VALUES (:payer, :payer_id, :unit, :period, :most, 0)
ON CONFLICT DO NOTHING;

-- name: budget_set!
INSERT INTO budgets (payer, payer_id, unit, period, most, by_command)
VALUES (:payer, :payer_id, :unit, :period, :most, 1)
ON CONFLICT (payer, payer_id, unit, period) DO UPDATE SET most = :most, by_command = 1;

-- name: budget_take^
-- Takes an amount if it is left. Not of a row that is still being summed up.
UPDATE budget_use SET used = used + :amount
WHERE payer = :payer AND payer_id = :payer_id AND unit = :unit AND starts = :starts AND used + :amount <= :most
    AND summed_day IS NULL
RETURNING used;

-- name: budget_used^
SELECT used FROM budget_use
WHERE payer = :payer AND payer_id = :payer_id AND unit = :unit AND starts = :starts AND summed_day IS NULL;

-- name: budget_uses
SELECT * FROM budget_use WHERE summed_day IS NULL ORDER BY payer, payer_id, unit, starts;

-- name: budget_summed^
-- How far a row has come.
SELECT summed_day, summed_at FROM budget_use
WHERE payer = :payer AND payer_id = :payer_id AND unit = :unit AND starts = :starts;

-- name: budget_open!
-- Adds a slice of the ledger, which ends with this entry; NULL: with the last one.
INSERT INTO budget_use (payer, payer_id, unit, starts, used, summed_day, summed_at)
VALUES (:payer, :payer_id, :unit, :starts, :used, :summed_day, :summed_at)
ON CONFLICT (payer, payer_id, unit, starts) DO UPDATE SET
    used = budget_use.used + excluded.used, summed_day = excluded.summed_day, summed_at = excluded.summed_at;

-- name: budget_use_delete!
DELETE FROM budget_use;

-- name: budget_use_delete_old!
-- Periods that ended before this day: of months, only the month of the day is compared.
DELETE FROM budget_use WHERE starts < SUBSTR(CAST(:before AS TEXT), 1, LENGTH(starts));

-- name: budget_alerts_delete_old!
DELETE FROM budget_alerts WHERE starts < SUBSTR(CAST(:before AS TEXT), 1, LENGTH(starts));

-- name: budget_alerts_delete_of!
-- Of each chat or user, if the budget is that of each.
DELETE FROM budget_alerts WHERE payer = :payer AND unit = :unit AND (payer_id = :payer_id OR :payer_id = 0);

-- name: budget_alert^
-- Once for each slot, period and share.
INSERT INTO budget_alerts (payer, payer_id, unit, starts, percent)
VALUES (:payer, :payer_id, :unit, :starts, :percent)
ON CONFLICT DO NOTHING
RETURNING percent;

-- name: budget_currency^
SELECT currency FROM budget_currency;

-- name: budget_currency_set!
UPDATE budget_currency SET currency = :currency;

-- name: budgets_move!
-- BUDGETS has the group's old number: what is moved is kept like a command's, so that the next start does not remove it.
UPDATE budgets SET payer_id = :new_id, by_command = 1 WHERE payer_id = :old_id
    AND NOT EXISTS (
        SELECT 1 FROM budgets AS own
        WHERE own.payer = budgets.payer AND own.payer_id = :new_id AND own.unit = budgets.unit AND own.period = budgets.period
    );

-- name: budget_use_delete_of!
DELETE FROM budget_use WHERE payer IN ('chat', 'user') AND payer_id IN (:old_id, :new_id);
