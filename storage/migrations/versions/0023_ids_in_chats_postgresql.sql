-- task_ids_in_chat: the provider's ids of a chat, and what follows their colons, in the order of their characters.
CREATE INDEX tasks_id_in_chat ON tasks (bot_id, chat_id, provider_id COLLATE "C") WHERE provider_id IS NOT NULL;

CREATE INDEX tasks_id_end_in_chat
ON tasks (bot_id, chat_id, (substr(provider_id, strpos(provider_id, ':') + 1)) COLLATE "C") WHERE provider_id IS NOT NULL;
