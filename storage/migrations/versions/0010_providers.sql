-- Until now there was one provider, that of VIDEO_API_URL.

ALTER TABLE tasks ADD COLUMN provider TEXT NOT NULL DEFAULT 'default';

ALTER TABLE tasks ADD COLUMN enhanced_prompt TEXT;  -- the prompt as the provider translated or extended it

-- Models that the provider refuses as unavailable, and since how many orders in a row.
CREATE TABLE model_health (
    model TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    resting_until DOUBLE PRECISION        -- NULL: not enough failures; later: no order; past: one order tries it
);

CREATE INDEX tasks_unknown ON tasks (updated_at) WHERE state = 'unknown';

CREATE INDEX tasks_provider_id ON tasks (provider_id) WHERE provider_id IS NOT NULL;
