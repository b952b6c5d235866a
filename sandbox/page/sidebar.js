// The chats -> the list on the left, with the newest text under each title.

import { avatar, byId, clock, h } from "./dom.js";
import { brief } from "./bubbles.js";

const TIPS = [
  ["a photo with a caption", "makes a video of it, in your private chat"],
  ["/settings orientation=landscape", "is remembered for the chat"],
  ["/video a cat #quota_403_flat", "finds the account empty"],
  ["/video a cat #saturated_429", "meets a busy video API, and gets through a little later"],
  ["/video a cat #reset_after_accept", "never gets an answer, and may have been charged"],
];

export function renderTips() {
  byId("tips").replaceChildren(...TIPS.map(([words, what]) => h("li", {}, h("code", {}, words), ` ${what}`)));
}

export function renderChats(store, selected) {
  const links = store.liveChats.map((chat) => entry(store, chat, chat.id === selected));
  const focused = document.activeElement?.getAttribute("href");
  byId("chats").replaceChildren(...links);
  if (focused) byId("chats").querySelector(`a[href="${focused}"]`)?.focus();
}

function entry(store, chat, current) {
  const last = store.last(chat.id);
  const unread = store.unreadOf(chat);
  const title = store.titleOf(chat);
  return h(
    "li",
    {},
    h(
      "a",
      { href: `#${chat.id}`, class: current ? "current" : "", "aria-current": current ? "page" : undefined },
      avatar(chat.id, title),
      h(
        "span",
        { class: "lines" },
        h("span", { class: "line" }, h("b", {}, title), last ? h("time", {}, clock(last.date)) : null),
        h(
          "span",
          { class: "line" },
          h("span", { class: "brief" }, last ? brief(last) : "No messages yet"),
          unread ? h("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)) : null,
        ),
        h("small", {}, kindOf(store, chat)),
      ),
    ),
  );
}

export function kindOf(store, chat) {
  if (chat.type === "private") {
    const person = store.personOf(chat);
    return person === store.you ? "private chat" : `private chat of ${person.name}`;
  }
  const members = `${chat.members?.length ?? 0} people`;
  return chat.is_forum ? `group with topics, ${members}` : `${chat.type}, ${members}`;
}
