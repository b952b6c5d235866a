// The chats -> the list on the left, with the newest text under each title.

import { avatar, byId, clock, h } from "./dom.js";
import { brief } from "./bubbles.js";

const TIPS = [
  { words: "make it dance", photo: true, what: "with a photo makes a video of it" },
  { words: "/video a cat on the moon", what: "makes a video of the words alone" },
  { words: "@video_sandbox_bot cat", what: "offers your own videos, in any chat" },
  { words: "/settings orientation=landscape", what: "is remembered for the chat" },
  { words: "/video a cat #quota_403_flat", what: "finds the account empty" },
  { words: "/video a cat #saturated_429", what: "meets a busy video API, and gets through a little later" },
  { words: "/video a cat #reset_after_accept", what: "never gets an answer, and may have been charged" },
];

// `tried` gets a tip; it writes the words into the text field, where they can be changed before they are sent.
export function renderTips(tried) {
  byId("tips").replaceChildren(
    ...TIPS.map((tip) =>
      h("li", {}, h("button", { type: "button", onclick: () => tried(tip) }, h("code", {}, tip.words), ` ${tip.what}`)),
    ),
  );
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
        h("span", { class: "line" }, h("b", { dir: "auto" }, title), last ? h("time", {}, clock(last.date)) : null),
        h(
          "span",
          { class: "line" },
          h("span", { class: "brief", dir: "auto" }, last ? brief(last) : "No messages yet"),
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
