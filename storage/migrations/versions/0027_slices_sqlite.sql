-- A release gives back what its reservation took. If the sum has not come to the release yet, it will.

DROP TRIGGER budget_given_back;

CREATE TRIGGER budget_given_back AFTER INSERT ON charges
WHEN NEW.kind = 'released'
BEGIN UPDATE budget_use SET used = used - CASE unit WHEN 'videos' THEN 1 ELSE COALESCE(NEW.amount, 0) END
WHERE (
        (payer = 'all' AND payer_id = 0) OR (payer = 'chat' AND payer_id = NEW.chat_id)
        OR (payer = 'user' AND payer_id = NEW.user_id)
    )
    AND starts IN (NEW.day, substr(NEW.day, 1, 7))
    AND (unit = 'videos' OR NEW.currency = (SELECT currency FROM budget_currency))
    AND (summed_day IS NULL OR (NEW.day, NEW.at) <= (summed_day, summed_at)); END;
