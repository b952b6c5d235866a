-- Fewer and smaller indexes, because every order pays for each of them, and indexes for statements that took longer with each order.

-- task_by_status_message: a row is in it once it has such a message, not before.
DROP INDEX tasks_status_message;

CREATE INDEX tasks_status_message ON tasks (bot_id, chat_id, status_message_id) WHERE status_message_id IS NOT NULL;

-- task_by_message looks for messages of three kinds, one of which has no index: it reads the rows of the chat, by tasks_chat.
DROP INDEX tasks_result_message;

-- What follows the colon of a provider's id finds the whole id, too: tasks_provider_id_end and tasks_id_end_in_chat do the
-- work of these.
DROP INDEX tasks_provider_id;

DROP INDEX tasks_id_in_chat;

-- submissions_unknown takes tasks_due, which has few rows of this state.
DROP INDEX tasks_unknown;

-- charges_slice_end: charges are summed up, listed and deleted in slices of time.
DROP INDEX charges_day;

CREATE INDEX charges_day ON charges (day, at);

DROP INDEX charges_chat;

CREATE INDEX charges_chat ON charges (chat_id, day, at);

DROP INDEX charges_user;

CREATE INDEX charges_user ON charges (user_id, day, at);
