// Events other than messages: new people and groups, upgrades, and changes of the bot's membership.

import * as api from "./api.js";
import { askFor, attempt, choose } from "./notices.js";

export async function addPersonOrGroup(open) {
  const kind = await choose("New", [
    { label: "Group", value: "group" },
    { label: "Group with topics", value: "forum" },
    { label: "Person", value: "person" },
  ]);
  if (!kind) return;
  const name = await askFor(kind === "person" ? "Name of the person" : "Name of the group", kind === "person" ? "Dana" : "Film club");
  if (!name) return;
  const made = await attempt(() => create(kind, name));
  if (made) open(made.chat.id);
}

function create(kind, name) {
  if (kind === "person") return api.addPerson(name);
  return api.addGroup({ title: name, topics: kind === "forum" ? ["Cats", "Dogs"] : [], supergroup: kind === "forum" });
}

export async function changeChat(chat, open) {
  const chosen = await choose("What happens?", offers(chat));
  if (!chosen) return;
  if (chosen === "topic") {
    const name = await askFor("Name of the topic", "Cats");
    if (name) await attempt(() => api.addTopic(chat.id, name));
  } else if (chosen === "migrate") {
    const moved = await attempt(() => api.migrate(chat.id));
    if (moved) open(moved.chat.id);
  } else {
    await attempt(() => api.setBot(chat.id, chosen));
  }
}

function offers(chat) {
  if (chat.type === "private") {
    const blocked = chat.bot_status === "kicked" || chat.bot_status === "left" || chat.bot_status === "blocked";
    return [blocked ? { label: "Start the bot again", value: "started" } : { label: "Block the bot", value: "blocked" }];
  }
  const present = !["left", "kicked"].includes(chat.bot_status);
  return [
    chat.is_forum && { label: "A new topic", value: "topic" },
    chat.type === "group" && { label: "The group becomes a supergroup", value: "migrate" },
    present && chat.bot_status !== "administrator" && { label: "The bot becomes an admin", value: "administrator" },
    present && chat.bot_status !== "restricted" && { label: "The bot is muted", value: "muted" },
    present && chat.bot_status !== "member" && { label: "The bot is an ordinary member again", value: "member" },
    present && { label: "The bot is removed", value: "kicked" },
    !present && { label: "The bot is added", value: "member" },
  ].filter(Boolean);
}
