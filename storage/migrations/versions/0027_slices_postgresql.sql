-- A release gives back what its reservation took. If the sum has not come to the release yet, it will: who sums up has the lock
-- alone, and sees what was committed before.

CREATE OR REPLACE FUNCTION give_back() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    slot RECORD;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7305620116);
    FOR slot IN
        SELECT payer, payer_id, unit, starts FROM budget_use
        WHERE (
                (payer = 'all' AND payer_id = 0) OR (payer = 'chat' AND payer_id = NEW.chat_id)
                OR (payer = 'user' AND payer_id = NEW.user_id)
            )
            AND starts IN (NEW.day, substr(NEW.day, 1, 7))
            AND (unit = 'videos' OR NEW.currency = (SELECT currency FROM budget_currency))
            AND (summed_day IS NULL OR (NEW.day, NEW.at) <= (summed_day, summed_at))
        ORDER BY payer, payer_id, unit, starts DESC  -- a day before its month, as `Slot` is ordered
    LOOP
        UPDATE budget_use SET used = used - CASE slot.unit WHEN 'videos' THEN 1 ELSE COALESCE(NEW.amount, 0) END
        WHERE payer = slot.payer AND payer_id = slot.payer_id AND unit = slot.unit AND starts = slot.starts;
    END LOOP;
    RETURN NULL;
END
$$;
