-- Options are the bot's to name: the database keeps them as JSON objects by option name.

ALTER TABLE tasks ADD COLUMN options TEXT NOT NULL DEFAULT '{}';

ALTER TABLE chats ADD COLUMN options TEXT NOT NULL DEFAULT '{}';  -- the chat's defaults, `model` among them
