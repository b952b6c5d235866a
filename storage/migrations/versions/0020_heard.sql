-- The last usable answer to a poll; NULL: there was none since the create.
ALTER TABLE tasks ADD COLUMN heard_at DOUBLE PRECISION;

-- The last answer whose progress differed from the one before.
ALTER TABLE tasks ADD COLUMN progressed_at DOUBLE PRECISION;

-- The percentage that the status message estimates, if the provider reports none. It never falls.
ALTER TABLE tasks ADD COLUMN shown_estimate INTEGER;
