-- 1: approved, and the chat may not have been notified of it yet.
ALTER TABLE chats ADD COLUMN untold INTEGER NOT NULL DEFAULT 0;
