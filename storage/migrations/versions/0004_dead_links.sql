-- Count of consecutive dead result links of a task.
ALTER TABLE tasks ADD COLUMN dead_links INTEGER NOT NULL DEFAULT 0;  -- how often in a row the result link was dead
