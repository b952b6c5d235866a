// The page: loads the stand-in's state, follows its events, and shows the chat in the URL's fragment.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { avatar, byId, h, NARROW } from "./dom.js";
import { addPersonOrGroup, changeChat } from "./chat_changes.js";
import { alertOf, attempt, toast } from "./notices.js";
import { kindOf, renderChats, renderTips } from "./sidebar.js";
import { Situations } from "./situations.js";
import { Store } from "./store.js";
import { Thread } from "./thread.js";

const ACTIONS = {
  typing: "is typing…",
  upload_video: "is sending a video…",
  upload_photo: "is sending a photo…",
  upload_document: "is sending a file…",
  record_video: "is making a video…",
};

const store = new Store();
const act = {
  reply: (message) => composer.reply(message),
  edit: (message) => composer.edit(message),
  remove: (message) => attempt(() => api.remove({ chat: message.chat, message: message.id })),
  write: (words) => composer.write(words),
  start: (person) => composer.start(person),
  example: () => composer.attachments.addExample(),
  press,
};
const composer = new Composer(store, { speakerChanged: () => render(), sent: () => thread.follow() });
const thread = new Thread(store, act);
const situations = new Situations(store);

// The fragment selects the chat: "#chat" or "#chat/topic", so the browser's Back button works on a phone.
function chosen() {
  const [id, topic] = location.hash.slice(1).split("/");
  const chat = store.chats.get(Number(id));
  return { chat, topic: chat?.is_forum && topic ? Number(topic) : null };
}

function open(id, topic) {
  location.hash = topic ? `${id}/${topic}` : `${id}`;
}

function render() {
  const { chat, topic } = chosen();
  if (chat?.migrated_to && store.chats.has(chat.migrated_to)) return open(chat.migrated_to);
  if (chat && !document.hidden) store.read(chat.id, topic);
  renderChats(store, chat?.id);
  byId("app").classList.toggle("in-chat", Boolean(chat));
  byId("pane").hidden = !chat;
  byId("nothing").hidden = Boolean(chat);
  if (chat) renderPane(chat, topic);
}

function renderPane(chat, topic) {
  const title = store.titleOf(chat);
  document.title = `${title} – chat sandbox`;
  byId("avatar").replaceChildren(avatar(chat.id, title));
  byId("title").textContent = title;
  byId("subtitle").textContent = subtitle(chat, topic);
  renderTopics(chat, topic);
  composer.open(chat, topic);
  thread.render(chat, topic, composer.speaker);
}

function subtitle(chat, topic) {
  const action = store.action(chat.id, topic);
  if (action) return `${store.bot.name} ${ACTIONS[action] ?? "is busy…"}`;
  const gone = ["left", "kicked", "restricted"].includes(chat.bot_status);
  return gone ? `${kindOf(store, chat)}, the bot is ${chat.bot_status}` : kindOf(store, chat);
}

function renderTopics(chat, topic) {
  const bar = byId("topics");
  bar.hidden = !chat.is_forum;
  if (bar.hidden) return;
  const shown = JSON.stringify([chat.id, topic, chat.topics, [null, ...chat.topics].map((one) => store.unread(chat.id, one?.id ?? null))]);
  if (bar.dataset.shown === shown) return;
  bar.dataset.shown = shown;
  const focused = [...bar.children].indexOf(document.activeElement);
  const tabs = [{ id: null, name: "General" }, ...chat.topics].map(({ id, name }) => {
    const unread = store.unread(chat.id, id);
    const badge = unread ? h("span", { class: "badge" }, String(unread)) : null;
    return h(
      "button",
      { type: "button", "aria-current": id === topic && "page", onclick: () => open(chat.id, id) },
      name,
      badge,
    );
  });
  bar.replaceChildren(...tabs);
  bar.children[focused]?.focus();
}

async function press(message, button) {
  const person = composer.speaker;
  const answer = await attempt(() => api.press({ chat: message.chat, message: message.id, button, person }));
  if (!answer) return;
  if (!answer.answered) toast("The bot did not answer this press.");
  else if (answer.text && answer.alert) await alertOf(answer.text);
  else if (answer.text || answer.url) toast(answer.text || answer.url);
}

// Fills the text field of the open chat; on a phone, where the list covers it, that of your private chat.
async function tried({ words, photo }) {
  if (!chosen().chat) {
    open(store.liveChats.find((one) => one.type === "private").id);
    render();
  }
  if (photo) {
    composer.attachments.clear();
    await composer.attachments.addExample();
  }
  const group = chosen().chat.type !== "private";
  composer.write(group ? words.replace(/^\/\w+/, `$&@${store.bot.username}`) : words);
}

// The first visit shows the hint; later a phone shows the list first, as messengers do.
function startingChat() {
  const own = store.liveChats.find((one) => one.type === "private");
  const used = own && store.last(own.id);
  if (!chosen().chat && own && !(NARROW.matches && used)) open(own.id);
}

store.addEventListener("change", () => render());
store.addEventListener("connection", (event) => (byId("offline").hidden = event.detail));
window.addEventListener("hashchange", () => {
  render();
  if (chosen().chat && !NARROW.matches) byId("text").focus();
});
document.addEventListener("visibilitychange", () => render());
byId("back").onclick = () => (location.hash = "");
byId("new").onclick = () => addPersonOrGroup(open);
byId("menu").onclick = () => changeChat(chosen().chat, open);

byId("skip").onclick = (event) => {
  event.preventDefault(); // the fragment selects the chat
  if (chosen().chat) byId("text").focus();
  else byId("chats").querySelector("a")?.focus();
};

renderTips(tried);
await store.start().catch(() => store.reconnect());
startingChat();
render();
