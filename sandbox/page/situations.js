// What can go wrong with the services: a dialog to choose it, and a line above the messages until it ends.

import * as api from "./api.js";
import { byId, h } from "./dom.js";
import { attempt } from "./notices.js";

const FINE = "fine";

export class Situations {
  #dialog = byId("faults");

  constructor(store) {
    this.store = store;
    for (const opener of document.querySelectorAll("[data-opens=faults]")) opener.onclick = () => this.#dialog.showModal();
    byId("faults-close").onclick = () => this.#dialog.close();
    store.addEventListener("situations", () => this.render());
  }

  render() {
    this.#renderChoices();
    const chosen = this.store.situations.filter((service) => service.chosen !== FINE);
    byId("troubles").replaceChildren(...chosen.map((service) => this.#line(service)));
  }

  // The radio buttons are made once, so that a change from another window does not take the focus.
  #renderChoices() {
    const made = byId("services");
    if (made.children.length !== this.store.situations.length) {
      made.replaceChildren(...this.store.situations.map((service) => this.#fieldset(service)));
    }
    for (const service of this.store.situations) {
      for (const radio of made.querySelectorAll(`[name="${service.service}"]`)) radio.checked = radio.value === service.chosen;
    }
  }

  #fieldset({ service, title, choices }) {
    const radios = choices.map(({ name, label, about }) =>
      h(
        "label",
        { class: "situation" },
        h("input", { type: "radio", name: service, value: name, onchange: () => this.#choose(service, name) }),
        h("span", {}, h("b", {}, label), about ? h("small", {}, about) : null),
      ),
    );
    return h("fieldset", {}, h("legend", {}, title), radios);
  }

  async #choose(service, name) {
    if (!(await attempt(() => api.choose(service, name)))) this.render();
  }

  #line({ service, title, chosen, choices }) {
    const label = choices.find(({ name }) => name === chosen)?.label ?? chosen;
    const end = () => this.#choose(service, FINE);
    return h("p", {}, h("span", {}, `${title}: ${label.toLowerCase()}`), h("button", { type: "button", onclick: end }, "End"));
  }
}
