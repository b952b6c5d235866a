-- What each order was charged, what was given back, and what may be spent.

-- The ledger. Rows are only added, and outlive the tasks: they have no words, and no reference to `tasks`.
CREATE TABLE charges (
    task_id TEXT NOT NULL,
    kind TEXT NOT NULL,                   -- reserved: ordered | released: given back | erased: the row of `tasks` was deleted
    cause TEXT NOT NULL DEFAULT '',       -- released: the task's state, or `refund`; erased: the last state
    at DOUBLE PRECISION NOT NULL,         -- seconds since 1970
    day TEXT NOT NULL,                    -- of the reservation, in TIMEZONE: 2026-11-30. The period that the charge belongs to
    chat_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,              -- who sent the message or pressed the button; the chat for anonymous admins and channels
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    amount BIGINT,                        -- millionths of the currency; NULL: the price was unknown
    currency TEXT NOT NULL,
    price_rule TEXT NOT NULL DEFAULT '',  -- the price of the models file that applied, such as `prices 2`
    PRIMARY KEY (task_id, kind)
);
CREATE INDEX charges_day ON charges (day);
CREATE INDEX charges_chat ON charges (chat_id, day);
CREATE INDEX charges_user ON charges (user_id, day);

-- Budgets: one row a slot. `payer_id` 0: together for `all`, each one for `chat` and `user`.
CREATE TABLE budgets (
    payer TEXT NOT NULL,                  -- all | chat | user
    payer_id BIGINT NOT NULL,
    unit TEXT NOT NULL,                   -- money | videos
    period TEXT NOT NULL,                 -- day | month
    most BIGINT,                          -- millionths of the currency, or videos; NULL: a command removed this slot of BUDGETS
    by_command INTEGER NOT NULL,          -- 0: from BUDGETS
    PRIMARY KEY (payer, payer_id, unit, period)
);

-- What is used of a slot in a period: always the sum of the ledger. Created by the first order in a period.
CREATE TABLE budget_use (
    payer TEXT NOT NULL,
    payer_id BIGINT NOT NULL,
    unit TEXT NOT NULL,
    starts TEXT NOT NULL,                 -- 2026-11-30 for a day, 2026-11 for a month
    used BIGINT NOT NULL,
    PRIMARY KEY (payer, payer_id, unit, starts)
);

-- What the admins were told of a slot in a period.
CREATE TABLE budget_alerts (
    payer TEXT NOT NULL,
    payer_id BIGINT NOT NULL,
    unit TEXT NOT NULL,
    starts TEXT NOT NULL,
    percent INTEGER NOT NULL,             -- 80 | 100
    PRIMARY KEY (payer, payer_id, unit, starts, percent)
);

CREATE TABLE budget_currency (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    currency TEXT NOT NULL                -- of the models file; money budgets count charges in this currency
);
INSERT INTO budget_currency (id, currency) VALUES (1, '');

ALTER TABLE chats ADD COLUMN confirm_above BIGINT;  -- millionths; orders from this price on wait for *Create*
