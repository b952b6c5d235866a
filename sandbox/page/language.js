// The language of the person who speaks: the bot gets it with each message, as Telegram sends the language of the app.

import * as api from "./api.js";
import { byId, h } from "./dom.js";
import { attempt } from "./notices.js";

// As Telegram's apps send them. The bot does not have all of them, and answers the others in its default language.
const LANGUAGES = {
  en: "English",
  ar: "العربية",
  de: "Deutsch",
  es: "Español",
  fa: "فارسی",
  fr: "Français",
  hi: "हिन्दी",
  id: "Indonesia",
  it: "Italiano",
  ja: "日本語",
  "pt-br": "Português",
  ru: "Русский",
  tr: "Türkçe",
  "zh-hans": "简体中文",
  "zh-hant": "繁體中文",
  "": "not given",
};

export class Language {
  #select = byId("language");
  #person = null;

  constructor(store) {
    this.store = store;
    this.#select.append(...Object.entries(LANGUAGES).map(([value, name]) => h("option", { value }, name)));
    this.#select.onchange = async () => {
      if (!(await attempt(() => api.speak(this.#person, this.#select.value)))) this.show(this.#person);
    };
  }

  show(id) {
    this.#person = id;
    const code = this.store.people.get(id)?.language ?? "";
    if (![...this.#select.options].some((option) => option.value === code)) this.#select.append(h("option", { value: code }, code));
    if (this.#select.value !== code) this.#select.value = code;
  }
}
