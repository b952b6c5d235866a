ALTER TABLE tasks DROP COLUMN orientation;

ALTER TABLE tasks DROP COLUMN size;

ALTER TABLE tasks DROP COLUMN duration;

ALTER TABLE tasks DROP COLUMN watermark;

ALTER TABLE chats DROP COLUMN model;

ALTER TABLE chats DROP COLUMN orientation;

ALTER TABLE chats DROP COLUMN size;

ALTER TABLE chats DROP COLUMN duration;

ALTER TABLE chats DROP COLUMN watermark;
