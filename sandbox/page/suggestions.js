// A slash and some letters -> matching commands of the bot; arrows select, Tab accepts.

import { byId, h } from "./dom.js";

export class Suggestions {
  #list = byId("suggestions");
  #text = byId("text");
  #shown = [];
  #chosen = -1;

  constructor(store, taken) {
    this.store = store;
    this.taken = taken;
  }

  update(chat, speaker) {
    const typed = /^\/(\w*)$/.exec(this.#text.value);
    const matches = (command) => command.command.startsWith(typed[1].toLowerCase());
    const found = typed ? this.store.commandsFor(speaker, chat).filter(matches) : [];
    // In a group several bots may have the same command, so the bot's name is appended.
    const suffix = chat && chat.type !== "private" ? `@${this.store.bot.username}` : "";
    const before = this.#shown.map((command) => command.command).join();
    this.#shown = found.map((command) => ({ ...command, written: `/${command.command}${suffix} ` }));
    if (found.map((command) => command.command).join() !== before) this.#chosen = -1;
    this.#render();
  }

  get open() {
    return this.#shown.length > 0;
  }

  // Whether a key is handled by the list. Enter only accepts a selection; otherwise it sends the text.
  handles(event) {
    if (!this.#shown.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const count = this.#shown.length;
      this.#chosen = this.#chosen < 0 && step < 0 ? count - 1 : (this.#chosen + step + count) % count;
      this.#render();
      return true;
    }
    if (event.key === "Tab" && !event.shiftKey) return this.#take(Math.max(0, this.#chosen));
    if (event.key === "Enter" && this.#chosen >= 0) return this.#take(this.#chosen);
    if (event.key === "Escape") return this.close();
    return false;
  }

  close() {
    this.#shown = [];
    this.#chosen = -1;
    this.#render();
    return true;
  }

  #take(index) {
    this.taken(this.#shown[index].written);
    return this.close();
  }

  #render() {
    this.#list.hidden = !this.#shown.length;
    this.#list.replaceChildren(...this.#shown.map((command, index) => this.#option(command, index)));
    this.#list.children[this.#chosen]?.scrollIntoView({ block: "nearest" });
    this.#text.setAttribute("aria-expanded", String(!this.#list.hidden));
    const active = this.#chosen >= 0 && this.#shown.length ? `suggestion-${this.#chosen}` : null;
    if (active) this.#text.setAttribute("aria-activedescendant", active);
    else this.#text.removeAttribute("aria-activedescendant");
  }

  #option(command, index) {
    const take = (event) => {
      event.preventDefault(); // the text field keeps the focus
      this.#take(index);
    };
    return h(
      "li",
      { id: `suggestion-${index}`, role: "option", "aria-selected": String(index === this.#chosen), onpointerdown: take },
      h("b", {}, `/${command.command}`),
      h("span", { dir: "auto" }, command.description),
    );
  }
}
