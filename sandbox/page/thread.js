// The messages of the open chat -> the log: only changes are rendered, and the newest message stays in view.

import { byId, h } from "./dom.js";
import { bubble, groupAlbums } from "./bubbles.js";
import { End } from "./end.js";
import { moveWithArrows, replace } from "./focus.js";

export class Thread {
  #log = byId("log");
  #list = h("div", { class: "messages" });
  #made = new Map();
  #place = "";
  #end = new End(this.#log, this.#list);

  constructor(store, act) {
    this.store = store;
    this.act = { ...act, show: (id) => this.show(id) };
    this.#log.append(this.#list);
    moveWithArrows(this.#list);
    this.#log.addEventListener("click", (event) => {
      const command = event.target.closest("[data-command]");
      if (command) act.write(command.dataset.command);
    });
  }

  render(chat, thread, speaker) {
    const place = `${chat.id}/${thread}`;
    if (place !== this.#place) {
      this.#place = place;
      this.#end.follow();
      this.#made.clear();
    }
    const messages = this.store.messages(chat.id, thread);
    this.#end.count(messages);
    const items = groupAlbums(messages).map((album) => this.#item(album, chat, speaker));
    const draft = this.store.draft(chat.id, thread);
    if (draft) items.push(h("div", { class: "item theirs" }, h("div", { class: "bubble draft" }, draft)));
    if (!messages.some((message) => message.from && !message.from.is_bot && !message.service)) items.unshift(this.#hint(chat));
    this.#arrange(items);
  }

  #item(album, chat, speaker) {
    const quoted = (id) => this.store.message(album[0].chat, id);
    const own = album[0].from?.id === speaker;
    const past = album[0].chat !== chat.id; // from before the group became a supergroup
    const showName = chat.type !== "private" && !own;
    const key = `${album[0].chat}/${album[0].id}`;
    const signature = JSON.stringify([album, own, showName, past, album[0].reply_to ? quoted(album[0].reply_to) : null]);
    const before = this.#made.get(key);
    if (before?.signature === signature) return before.element;
    const made = bubble(album, { own, showName, past, quoted, act: this.act });
    const element = before ? replace(before.element, made) : made;
    element.dataset.ids = album.map((message) => message.id).join(" ");
    this.#made.set(key, { signature, element });
    return element;
  }

  // Unchanged elements are not moved, so a playing video and the focus are kept.
  #arrange(items) {
    const wanted = new Set(items);
    for (const child of [...this.#list.children]) if (!wanted.has(child)) child.remove();
    items.forEach((item, index) => {
      if (this.#list.children[index] !== item) this.#list.insertBefore(item, this.#list.children[index] ?? null);
    });
    this.#end.stay();
  }

  follow() {
    this.#end.follow();
  }

  show(id) {
    const found = [...this.#list.children].find((child) => child.dataset.ids?.split(" ").includes(String(id)));
    if (!found) return;
    found.scrollIntoView({ block: "center", behavior: "smooth" });
    found.classList.add("found");
    setTimeout(() => found.classList.remove("found"), 1200);
  }

  #hint(chat) {
    const command = chat.type === "private" ? "/video" : `/video@${this.store.bot.username}`;
    const example = `${command} a cat on the moon`;
    const start = () => this.act.start(chat.person ?? chat.id);
    return h(
      "section",
      { class: "hint" },
      h("h3", {}, "Your first video"),
      h("p", {}, "Type ", h("code", {}, example), ", or attach a photo with a caption."),
      h(
        "div",
        {},
        chat.type === "private" && h("button", { type: "button", class: "chip main", onclick: start }, "Start"),
        h("button", { type: "button", class: "chip", onclick: () => this.act.write(example) }, "Write it for me"),
        h("button", { type: "button", class: "chip", onclick: () => this.act.example() }, "Use example photo"),
      ),
    );
  }
}
