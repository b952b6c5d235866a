-- Triggers write the ends of charges, so that no way out of a state can be forgotten.

CREATE FUNCTION end_charge() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    seconds DOUBLE PRECISION := EXTRACT(EPOCH FROM clock_timestamp());
    endings TEXT[];
    ending TEXT;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        -- Refused or cancelled: nothing was charged.
        endings := ARRAY['released'];
        seconds := NEW.updated_at;
    ELSIF OLD.state = 'queued' THEN
        -- Erased before it was sent: nothing was charged.
        endings := ARRAY['released', 'erased'];
    ELSE
        -- Statistics need the outcome of tasks that are erased.
        endings := ARRAY['erased'];
    END IF;
    FOREACH ending IN ARRAY endings LOOP
        INSERT INTO charges (
            task_id, kind, cause, at, day, chat_id, user_id, provider, model, amount, currency, price_rule
        )
        SELECT task_id, ending, CASE TG_OP WHEN 'UPDATE' THEN NEW.state ELSE OLD.state END, seconds, day, chat_id, user_id,
            provider, model, amount, currency, price_rule
        FROM charges WHERE task_id = OLD.id AND kind = 'reserved'
        ON CONFLICT DO NOTHING;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE TRIGGER charge_released AFTER UPDATE OF state ON tasks FOR EACH ROW
WHEN (NEW.state IN ('refused', 'cancelled') AND OLD.state <> NEW.state) EXECUTE FUNCTION end_charge();

CREATE TRIGGER charge_erased AFTER DELETE ON tasks FOR EACH ROW
WHEN (OLD.state NOT IN ('draft', 'collecting')) EXECUTE FUNCTION end_charge();

-- A release, of whatever cause, gives back what its reservation took. The rows are locked in the order in which orders take
-- them, after the lock that orders share: see queries/postgresql/budgets.sql.
CREATE FUNCTION give_back() RETURNS TRIGGER LANGUAGE plpgsql AS $$
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
        ORDER BY payer, payer_id, unit, starts DESC  -- a day before its month, as `Slot` is ordered
    LOOP
        UPDATE budget_use SET used = used - CASE slot.unit WHEN 'videos' THEN 1 ELSE COALESCE(NEW.amount, 0) END
        WHERE payer = slot.payer AND payer_id = slot.payer_id AND unit = slot.unit AND starts = slot.starts;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE TRIGGER budget_given_back AFTER INSERT ON charges FOR EACH ROW
WHEN (NEW.kind = 'released') EXECUTE FUNCTION give_back();
