// A text, attached photos and the selected person -> a message from that person.

import * as api from "./api.js";
import { Attachments } from "./attachments.js";
import { brief } from "./bubbles.js";
import { byId, h, NARROW } from "./dom.js";
import { InlineResults } from "./inline.js";
import { Language } from "./language.js";
import { attempt } from "./notices.js";
import { Suggestions } from "./suggestions.js";

const ANONYMOUS = "anonymous";
const TALLEST = 160; // pixels of the text field before it scrolls

export class Composer {
  #text = byId("text");
  #speaker = byId("speaker");
  #speakers = new Map(); // chat id -> the last speaker there
  #drafts = new Map();
  #chat = null;
  #thread = null;
  #reply = null;
  #edited = null;
  #sending = false;

  constructor(store, { speakerChanged, sent }) {
    this.store = store;
    this.sent = sent;
    this.attachments = new Attachments(() => this.#fit());
    this.language = new Language(store);
    this.suggestions = new Suggestions(store, (words) => this.write(words));
    this.inline = new InlineResults(store, {
      send: (result) => this.#sendResult(result),
      start: (person, parameter) => this.#startBot(person, parameter),
    });
    this.#text.oninput = () => this.#typed();
    this.#text.onkeydown = (event) => this.#key(event);
    byId("pane").onkeydown = (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.#escape();
    };
    byId("composer").onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    byId("context-cancel").onclick = () => {
      this.cancel();
      this.#text.focus(); // the button, which had the focus, is hidden
    };
    this.#speaker.onchange = () => {
      this.#speakers.set(this.#chat.id, this.#speaker.value);
      this.inline.update(this.#chat, this.speaker); // each person has own videos
      speakerChanged();
    };
  }

  open(chat, thread) {
    const moved = chat.id !== this.#chat?.id || thread !== this.#thread;
    if (moved) this.#leave();
    this.#chat = chat;
    this.#thread = thread;
    this.#offerSpeakers();
    this.language.show(this.speaker);
    if (moved) this.#text.value = this.#drafts.get(this.#place) ?? "";
    if (this.suggestions.open) this.suggestions.update(chat, this.speaker); // the bot's menu may have changed
    this.#fit();
  }

  get #place() {
    return this.#chat && `${this.#chat.id}/${this.#thread}`;
  }

  // Drafts stay in their chat, as in the messenger; photos do not.
  #leave() {
    this.cancel();
    if (this.#chat) this.#drafts.set(this.#place, this.#text.value);
    this.#chat = null;
    this.attachments.clear();
    this.suggestions.close();
    this.inline.close();
  }

  get speaker() {
    return Number(this.#speaker.value.split("/")[0]);
  }

  #offerSpeakers() {
    const chat = this.#chat;
    const ids = chat.type === "private" ? [chat.person ?? chat.id] : chat.members;
    const options = ids.map((id) => h("option", { value: String(id) }, this.#nameOf(id)));
    for (const id of chat.type === "private" ? [] : chat.admins ?? []) {
      options.push(h("option", { value: `${id}/${ANONYMOUS}` }, `${this.#nameOf(id)}, anonymous admin`));
    }
    const before = this.#speakers.get(chat.id);
    const shown = (all) => JSON.stringify([...all].map((option) => [option.value, option.text]));
    if (shown(options) !== shown(this.#speaker.options)) this.#speaker.replaceChildren(...options); // an open list is not closed without need
    const known = options.some((option) => option.value === before);
    this.#speaker.value = known ? before : options[0]?.value;
    byId("speaker-row").hidden = chat.type === "private";
  }

  #nameOf(id) {
    const person = this.store.people.get(id);
    const name = person?.name ?? String(id);
    return person === this.store.you && name !== "You" ? `You (${name})` : name;
  }

  reply(message) {
    this.#edited = null;
    this.#reply = message;
    this.#context(`Reply to ${message.from?.name ?? "a message"}: ${brief(message)}`);
  }

  edit(message) {
    this.#reply = null;
    this.#edited = message;
    this.#context("Edit the message");
    this.write(message.text ?? message.caption ?? "");
  }

  write(words) {
    this.#text.value = words;
    this.#typed();
    this.#text.focus();
    this.#text.setSelectionRange(words.length, words.length);
  }

  cancel() {
    if (this.#edited) this.#text.value = "";
    this.#reply = this.#edited = null;
    byId("context").hidden = true;
    this.#fit();
  }

  #context(words) {
    byId("context-text").textContent = words;
    byId("context").hidden = false;
    this.#text.focus();
  }

  #typed() {
    this.suggestions.update(this.#chat, this.speaker);
    this.inline.update(this.#chat, this.speaker);
    this.#fit();
  }

  #fit() {
    this.#text.placeholder = this.attachments.files.length ? "Add a caption" : this.#hint();
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, TALLEST)}px`;
    byId("send").disabled = !this.#text.value.trim() && !this.attachments.files.length;
  }

  // A placeholder is cut where the field ends, so a group's, which needs the bot's name, is short on a phone.
  #hint() {
    if (!this.#chat || this.#chat.type === "private") return "Message, or /video …";
    return NARROW.matches ? "Message" : `Message, or /video@${this.store.bot.username} …`;
  }

  #key(event) {
    if (event.isComposing) return; // with an input method for Chinese or Japanese, Enter ends a word, not the message
    if (this.suggestions.handles(event) || this.inline.handles(event)) return event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    }
  }

  #escape() {
    if (this.#reply || this.#edited) this.cancel();
    else this.attachments.clear();
    this.#text.focus();
  }

  async #submit() {
    const text = this.#text.value.trim();
    const files = this.attachments.files;
    if (this.#sending || (!text && !files.length)) return;
    this.#sending = true;
    const done = await attempt(() => (this.#edited ? this.#change(text) : this.#say(text, files)));
    this.#sending = false;
    if (!done) return; // the text stays, to be sent again
    this.#edited = null;
    this.attachments.clear();
    this.cancel();
    this.write("");
    this.sent();
  }

  // A result of inline mode is a message of its own; the query is not sent.
  async #sendResult(result) {
    const where = { chat: this.#chat.id, person: this.speaker, reply_to: this.#reply?.id, thread: this.#thread ?? undefined };
    if (!(await attempt(() => api.inlineSend({ ...where, result })))) return;
    this.cancel();
    this.write("");
    this.sent();
  }

  #startBot(person, parameter) {
    this.write("");
    location.hash = person; // the private chat has the person's id
    return this.start(person, parameter);
  }

  // What the messenger's own Start button does in a private chat.
  start(person, parameter) {
    return attempt(() => api.send({ chat: person, person, text: parameter ? `/start ${parameter}` : "/start" }, []));
  }

  #change(text) {
    return api.edit({ chat: this.#edited.chat, message: this.#edited.id, text });
  }

  #say(text, files) {
    const message = {
      chat: this.#chat.id,
      person: this.speaker,
      text: text || undefined,
      reply_to: this.#reply?.id,
      thread: this.#thread ?? undefined,
      as_file: (files.length > 0 && this.attachments.asFile) || undefined,
      anonymous_admin: this.#speaker.value.endsWith(`/${ANONYMOUS}`) || undefined,
    };
    return api.send(message, files);
  }
}
