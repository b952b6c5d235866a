-- The sum of a budget may have millions of entries: it is made slice by slice, in transactions between which others run.

-- The last entry, by `day` and `at`, that is in `used`; NULL: all are.
ALTER TABLE budget_use ADD COLUMN summed_day TEXT;

ALTER TABLE budget_use ADD COLUMN summed_at DOUBLE PRECISION;

-- So are the recipients of a broadcast. The last chat, by its id, that was looked at; NULL: all were.
ALTER TABLE broadcasts ADD COLUMN gathered BIGINT;

-- 1: every chat that is not blocked gets the message; 0: approved ones.
ALTER TABLE broadcasts ADD COLUMN everybody INTEGER NOT NULL DEFAULT 0;
