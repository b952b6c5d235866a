// Photos that were chosen, pasted, dropped or taken from the example -> the tray above the text field.

import { byId, h } from "./dom.js";
import { toast } from "./notices.js";

const LIMIT = 10; // the most that an album can have

export class Attachments {
  #files = [];
  #asFile = byId("as-file");

  constructor(changed) {
    this.changed = changed;
    byId("attach").onclick = () => byId("picker").click();
    byId("picker").onchange = (event) => {
      this.add(event.target.files);
      event.target.value = ""; // allows choosing the same file again
    };
    byId("example").onclick = () => this.addExample();
    byId("text").addEventListener("paste", (event) => {
      if (!event.clipboardData.files.length) return;
      event.preventDefault();
      this.add(event.clipboardData.files);
    });
    this.#dropping(byId("pane"));
  }

  #dropping(pane) {
    let depth = 0; // dragenter and dragleave also fire for every child
    const over = (step) => {
      depth = Math.max(0, depth + step);
      pane.classList.toggle("dropping", depth > 0);
    };
    pane.addEventListener("dragenter", () => over(1));
    pane.addEventListener("dragleave", () => over(-1));
    pane.addEventListener("dragover", (event) => event.preventDefault());
    pane.addEventListener("drop", (event) => {
      event.preventDefault();
      over(-depth);
      this.add(event.dataTransfer.files);
    });
  }

  async addExample() {
    const response = await fetch("example.jpg").catch(() => null);
    if (!response?.ok) return toast("The example photo is not there.");
    this.add([new File([await response.blob()], "cat.jpg", { type: "image/jpeg" })]);
  }

  add(files) {
    const room = LIMIT - this.#files.length;
    if (files.length > room) toast(`At most ${LIMIT} photos go into one message.`);
    const taken = [...files].slice(0, room);
    this.#files.push(...taken.map((file) => ({ file, url: URL.createObjectURL(file) })));
    this.#render();
    byId("text").focus();
  }

  get files() {
    return this.#files.map(({ file }) => file);
  }

  get asFile() {
    return this.#asFile.checked;
  }

  clear() {
    for (const { url } of this.#files) URL.revokeObjectURL(url);
    this.#files = [];
    this.#asFile.checked = false;
    this.#render();
  }

  #remove(entry) {
    URL.revokeObjectURL(entry.url);
    this.#files = this.#files.filter((other) => other !== entry);
    this.#render();
    byId("text").focus();
  }

  #render() {
    byId("tray").hidden = !this.#files.length;
    byId("attached").replaceChildren(...this.#files.map((entry) => this.#thumbnail(entry)));
    this.changed();
  }

  #thumbnail(entry) {
    const { file, url } = entry;
    const picture = file.type.startsWith("image/") ? h("img", { src: url, alt: file.name }) : h("span", {}, file.name);
    const remove = { type: "button", "aria-label": `Remove ${file.name}`, onclick: () => this.#remove(entry) };
    return h("li", {}, picture, h("button", remove, "✕"));
  }
}
