// The menu that a client shows: the first one that the bot has set, from the narrowest scope to the widest.

function scopesOf(chat, person) {
  if (!chat || chat.type === "private") return [`chat:${person}`, "all_private_chats"];
  const isAdmin = chat.admins.includes(person);
  return [
    `chat_member:${chat.id}:${person}`,
    isAdmin && `chat_administrators:${chat.id}`,
    `chat:${chat.id}`,
    isAdmin && "all_chat_administrators",
    "all_group_chats",
  ].filter(Boolean);
}

// In each scope, the person's language comes before the menu for all others.
export function menuFor(bot, chat, person, language) {
  for (const scope of scopesOf(chat, person)) {
    const menu = bot.menus?.[scope];
    const found = menu?.[language] ?? menu?.[""];
    if (found) return found;
  }
  return bot.commands_in?.[language] ?? bot.commands ?? [];
}
