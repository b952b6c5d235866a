// "@bot words" -> videos of the person who types, as the bot answers; one of them is sent into the open chat.

import * as api from "./api.js";
import { byId, h } from "./dom.js";
import { attempt } from "./notices.js";

const TYPING = 200; // milliseconds without a key before the bot is asked

export class InlineResults {
  #panel = byId("inline");
  #list = byId("inline-results");
  #button = byId("inline-button");
  #text = byId("text");
  #results = [];
  #chosen = -1;
  #next = "";
  #typed = null; // chat, person and query of the results
  #timer = 0;
  #asking = false;

  constructor(store, { send, start }) {
    this.store = store;
    this.send = send;
    this.start = start;
    this.#list.onscroll = () => {
      if (this.#list.scrollTop + this.#list.clientHeight > this.#list.scrollHeight - 40) this.#more();
    };
  }

  update(chat, person) {
    const name = `@${this.store.bot.username}`.toLowerCase();
    const value = this.#text.value;
    const isQuery = value.toLowerCase().startsWith(name) && /^\s/.test(value.slice(name.length));
    if (!chat || !isQuery) return this.close();
    const typed = { chat: chat.id, person, query: value.slice(name.length).trim() };
    if (JSON.stringify(typed) === JSON.stringify(this.#typed)) return this.#render();
    this.#typed = typed;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(typed), TYPING);
    return this.#render();
  }

  async #ask(typed) {
    const answer = await attempt(() => api.inline(typed));
    if (typed !== this.#typed) return; // something else was typed meanwhile
    this.#results = answer?.results ?? [];
    this.#next = answer?.next_offset ?? "";
    this.#chosen = -1;
    this.#button.hidden = !answer?.button;
    this.#button.textContent = answer?.button?.text ?? "";
    this.#button.onclick = () => this.start(typed.person, answer.button.start);
    this.#list.scrollTop = 0;
    this.#render();
  }

  async #more() {
    const typed = this.#typed;
    if (!this.#next || this.#asking) return;
    this.#asking = true;
    const answer = await attempt(() => api.inline({ ...typed, offset: this.#next }));
    this.#asking = false;
    if (typed !== this.#typed) return;
    this.#results = [...this.#results, ...(answer?.results ?? [])];
    this.#next = answer?.next_offset ?? "";
    this.#render();
  }

  // Whether a key is handled by the list. Enter only sends a selected video; otherwise it sends the text.
  handles(event) {
    if (this.#panel.hidden) return false;
    if (event.key === "Escape") return this.#dismiss();
    const count = this.#results.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count) {
      this.#chosen = this.#chosen < 0 && step < 0 ? count - 1 : (this.#chosen + step + count) % count;
      if (this.#chosen === count - 1) this.#more();
      this.#render();
      return true;
    }
    if (event.key === "Enter" && this.#chosen >= 0) return this.#take(this.#chosen);
    return false;
  }

  close() {
    clearTimeout(this.#timer);
    this.#typed = null;
    this.#clear();
  }

  // The same words do not open it again.
  #dismiss() {
    this.#clear();
    return true;
  }

  #clear() {
    const wasOpen = !this.#panel.hidden;
    this.#results = [];
    this.#next = "";
    this.#chosen = -1;
    this.#button.hidden = true;
    if (wasOpen) this.#render();
  }

  #take(index) {
    this.send(this.#results[index].id);
    this.close();
    return true;
  }

  #render() {
    const open = this.#results.length > 0;
    this.#panel.hidden = !open && this.#button.hidden;
    this.#list.hidden = !open;
    this.#list.replaceChildren(...this.#results.map((result, index) => this.#option(result, index)));
    this.#list.children[this.#chosen]?.scrollIntoView({ block: "nearest" });
    this.#text.setAttribute("aria-controls", open ? "inline-results" : "suggestions");
    this.#text.setAttribute("aria-expanded", String(open));
    if (open && this.#chosen >= 0) this.#text.setAttribute("aria-activedescendant", `inline-${this.#chosen}`);
    else this.#text.removeAttribute("aria-activedescendant");
  }

  #option(result, index) {
    const take = (event) => {
      event.preventDefault(); // the text field keeps the focus
      this.#take(index);
    };
    return h(
      "li",
      { id: `inline-${index}`, role: "option", "aria-selected": String(index === this.#chosen), onclick: take },
      result.thumbnail ? h("img", { src: result.thumbnail, alt: "" }) : h("span", { class: "film", "aria-hidden": "true" }, "🎬"),
      h("span", { class: "about" }, h("b", { dir: "auto" }, result.title), h("small", { dir: "auto" }, result.description)),
    );
  }
}
