-- task_ids_of: what follows the colon of the provider's id; without a colon, all of it.
CREATE INDEX tasks_provider_id_end ON tasks (substr(provider_id, instr(provider_id, ':') + 1)) WHERE provider_id IS NOT NULL;
