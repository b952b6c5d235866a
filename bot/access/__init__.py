"""Access control: which chats may order, and the admins who approve them."""
