// The stand-in's state and its events -> one model of the chats, which notifies its listeners of changes.

import * as api from "./api.js";
import { menuFor } from "./menus.js";

const ACTION_SECONDS = 5; // how long Telegram shows an action, unless a message comes first

export class Store extends EventTarget {
  bot = { name: "", username: "", commands: [] };
  situations = [];
  people = new Map();
  chats = new Map();
  #messages = new Map();
  #actions = new Map();
  #drafts = new Map();
  #unread = new Map();
  #source = null;
  #lost = false;

  async start() {
    const [loaded, { situations }] = await Promise.all([api.state(), api.situations().catch(() => ({ situations: [] }))]);
    this.#load(loaded);
    this.#situate(situations);
    this.#listen(loaded.last_event ?? 0);
  }

  #load(state) {
    this.bot = state.bot;
    this.people = new Map(state.people.map((person) => [person.id, person]));
    this.chats = new Map(state.chats.map((chat) => [chat.id, chat]));
    this.#messages.clear();
    for (const message of state.messages) this.#put(message);
    this.#tell({});
  }

  // A stand-in without the video API next to it has none.
  #situate(situations) {
    this.situations = situations;
    this.dispatchEvent(new CustomEvent("situations"));
  }

  #listen(since) {
    this.#source?.close();
    this.#source = new EventSource(`/control/events?since=${since}`);
    this.#source.onmessage = (event) => this.apply(JSON.parse(event.data));
    this.#source.onerror = () => this.reconnect();
    this.#source.onopen = () => this.#connected(true);
  }

  // A restarted stand-in counts its events from the beginning: load everything again.
  async reconnect() {
    this.#source?.close();
    this.#connected(false);
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      try {
        return await this.start();
      } catch {
        // still unreachable
      }
    }
  }

  #connected(yes) {
    if (this.#lost === !yes) return;
    this.#lost = !yes;
    this.dispatchEvent(new CustomEvent("connection", { detail: yes }));
  }

  apply(event) {
    switch (event.type) {
      case "message":
        this.#arrived(event.message);
        break;
      case "edit":
        this.#put(event.message);
        return this.#tell({ chat: event.message.chat });
      case "delete":
        this.#of(event.chat).delete(event.id);
        return this.#tell({ chat: event.chat });
      case "reaction": {
        const message = this.message(event.chat, event.id);
        if (message) this.#put({ ...message, reactions: event.reactions });
        return this.#tell({ chat: event.chat });
      }
      case "chat_action":
        return this.#act(event);
      case "draft":
        this.#drafts.set(place(event.chat, event.thread), event.text);
        return this.#tell({ chat: event.chat });
      case "chat":
        this.chats.set(event.chat.id, event.chat);
        return this.#tell({ chat: event.chat.id });
      case "person":
        this.people.set(event.person.id, event.person);
        return this.#tell({});
      case "bot":
        this.bot = event.bot;
        return this.#tell({});
      case "situations":
        return this.#situate(event.situations);
      // callback_answer: the press itself returns it
    }
  }

  #arrived(message) {
    const where = place(message.chat, message.thread);
    const news = !message.service && !this.message(message.chat, message.id);
    if (news) this.#unread.set(where, this.unread(message.chat, message.thread) + 1);
    if (message.from?.is_bot) {
      this.#actions.delete(where);
      this.#drafts.delete(where);
    }
    this.#put(message);
    this.#tell({ chat: message.chat, added: message });
  }

  #act(event) {
    const where = place(event.chat, event.thread);
    const shown = { action: event.action };
    this.#actions.set(where, shown);
    this.#tell({ chat: event.chat });
    setTimeout(() => {
      if (this.#actions.get(where) === shown) this.#actions.delete(where);
      this.#tell({ chat: event.chat });
    }, ACTION_SECONDS * 1000);
  }

  #of(chat) {
    if (!this.#messages.has(chat)) this.#messages.set(chat, new Map());
    return this.#messages.get(chat);
  }

  #put(message) {
    this.#of(message.chat).set(message.id, message);
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }

  get you() {
    return this.people.values().next().value;
  }

  // The menu as Telegram shows it to this person in this chat.
  commandsFor(id, chat) {
    return menuFor(this.bot, chat, id, this.people.get(id)?.language.slice(0, 2));
  }

  // A chat that became a supergroup is closed: its messages are shown, but the new one is used.
  get liveChats() {
    return [...this.chats.values()].filter((chat) => !chat.migrated_to);
  }

  message(chat, id) {
    return this.#of(chat).get(id);
  }

  messages(chat, thread) {
    const before = [...this.chats.values()].find((other) => other.migrated_to === chat);
    const all = [...(before ? this.#of(before.id).values() : []), ...this.#of(chat).values()];
    return this.chats.get(chat)?.is_forum ? all.filter((message) => (message.thread ?? null) === thread) : all;
  }

  last(chat) {
    return [...this.#of(chat).values()].at(-1);
  }

  action(chat, thread) {
    return this.#actions.get(place(chat, thread))?.action;
  }

  draft(chat, thread) {
    return this.#drafts.get(place(chat, thread));
  }

  unread(chat, thread) {
    return this.#unread.get(place(chat, thread)) ?? 0;
  }

  unreadOf(chat) {
    const threads = [null, ...(chat.topics ?? []).map((topic) => topic.id)];
    return threads.reduce((sum, thread) => sum + this.unread(chat.id, thread), 0);
  }

  read(chat, thread) {
    this.#unread.delete(place(chat, thread));
  }

  personOf(chat) {
    return chat.type === "private" ? this.people.get(chat.person ?? chat.id) : undefined;
  }

  titleOf(chat) {
    const person = this.personOf(chat);
    if (!person) return chat.title;
    return person === this.you ? this.bot.name : `${this.bot.name} (${person.name})`;
  }
}

const place = (chat, thread) => `${chat}/${thread ?? ""}`;
