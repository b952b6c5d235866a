-- task_ids_of: what follows the colon of the provider's id (without a colon, all of it), and all of it in the order of its
-- characters, whatever the database's collation is.
CREATE INDEX tasks_provider_id_end ON tasks ((substr(provider_id, strpos(provider_id, ':') + 1)) COLLATE "C")
WHERE provider_id IS NOT NULL;

CREATE INDEX tasks_provider_id_order ON tasks (provider_id COLLATE "C") WHERE provider_id IS NOT NULL;
