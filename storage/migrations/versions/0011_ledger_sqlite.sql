-- Triggers write the ends of charges, so that no way out of a state can be forgotten. Each is one statement here: a semicolon
-- within it is followed by a word on the same line.

-- Refused or cancelled: nothing was charged.
CREATE TRIGGER charge_released AFTER UPDATE OF state ON tasks
WHEN NEW.state IN ('refused', 'cancelled') AND OLD.state <> NEW.state
BEGIN INSERT INTO charges (
    task_id, kind, cause, at, day, chat_id, user_id, provider, model, amount, currency, price_rule
)
SELECT task_id, 'released', NEW.state, NEW.updated_at, day, chat_id, user_id, provider, model, amount, currency, price_rule
FROM charges WHERE task_id = NEW.id AND kind = 'reserved'
ON CONFLICT DO NOTHING; END;

-- Erased before it was sent: nothing was charged.
CREATE TRIGGER charge_erased_unsent AFTER DELETE ON tasks
WHEN OLD.state = 'queued'
BEGIN INSERT INTO charges (
    task_id, kind, cause, at, day, chat_id, user_id, provider, model, amount, currency, price_rule
)
SELECT task_id, 'released', OLD.state, (julianday('now') - 2440587.5) * 86400, day, chat_id, user_id, provider, model, amount,
    currency, price_rule
FROM charges WHERE task_id = OLD.id AND kind = 'reserved'
ON CONFLICT DO NOTHING; END;

-- Statistics need the outcome of tasks that are erased.
CREATE TRIGGER charge_erased AFTER DELETE ON tasks
WHEN OLD.state NOT IN ('draft', 'collecting')
BEGIN INSERT INTO charges (
    task_id, kind, cause, at, day, chat_id, user_id, provider, model, amount, currency, price_rule
)
SELECT task_id, 'erased', OLD.state, (julianday('now') - 2440587.5) * 86400, day, chat_id, user_id, provider, model, amount,
    currency, price_rule
FROM charges WHERE task_id = OLD.id AND kind = 'reserved'
ON CONFLICT DO NOTHING; END;

-- A release, of whatever cause, gives back what its reservation took.
CREATE TRIGGER budget_given_back AFTER INSERT ON charges
WHEN NEW.kind = 'released'
BEGIN UPDATE budget_use SET used = used - CASE unit WHEN 'videos' THEN 1 ELSE COALESCE(NEW.amount, 0) END
WHERE (
        (payer = 'all' AND payer_id = 0) OR (payer = 'chat' AND payer_id = NEW.chat_id)
        OR (payer = 'user' AND payer_id = NEW.user_id)
    )
    AND starts IN (NEW.day, substr(NEW.day, 1, 7))
    AND (unit = 'videos' OR NEW.currency = (SELECT currency FROM budget_currency)); END;
