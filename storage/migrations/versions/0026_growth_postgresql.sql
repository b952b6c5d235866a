-- tasks_provider_id_end finds beginnings of whole ids, too.
DROP INDEX tasks_provider_id_order;

CREATE INDEX intents_forget ON intents (created_at) WHERE substr(key, 1, 7) = 'forget:';  -- forget_requested
