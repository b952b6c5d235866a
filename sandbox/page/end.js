// Keeps the newest message in view, unless the reader scrolled up: then a button scrolls down and counts what is new.

import { byId } from "./dom.js";

const NEAR = 48; // pixels from the end that still count as the end

export class End {
  #log;
  #following = true;
  #top = 0; // the last scroll position
  #height = 0; // of all messages, at that time
  #seen = 0; // messages that were there while the reader was at the end
  #count = 0;
  #button = byId("down");
  #badge = byId("down-count");

  constructor(log, list) {
    this.#log = log;
    log.addEventListener("scroll", () => this.#scrolled());
    this.#button.onclick = () => {
      this.follow();
      log.focus({ preventScroll: true }); // the button, which had the focus, is hidden
    };
    const resized = new ResizeObserver(() => this.stay()); // pictures get their size late
    resized.observe(list);
    resized.observe(log);
  }

  // Only the reader scrolls up. A message that arrives, or a keyboard that opens, makes the distance to the end larger
  // without a move up, and what gets smaller moves the position without a reader.
  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    const near = scrollHeight - scrollTop - clientHeight < NEAR;
    if (near) this.#following = true;
    else if (scrollTop < this.#top && scrollHeight >= this.#height) this.#following = false;
    this.#remember();
    this.#show();
  }

  #remember() {
    this.#top = this.#log.scrollTop;
    this.#height = this.#log.scrollHeight;
  }

  count(messages) {
    this.#count = messages.length;
    this.#show();
  }

  stay() {
    if (this.#following) this.#log.scrollTop = this.#log.scrollHeight;
    this.#remember();
    this.#show();
  }

  follow() {
    this.#following = true;
    this.stay();
  }

  #show() {
    if (this.#following) this.#seen = this.#count;
    const news = Math.max(0, this.#count - this.#seen);
    this.#button.hidden = this.#following;
    this.#button.setAttribute("aria-label", news ? `Scroll down to ${news} new` : "Scroll down");
    this.#badge.hidden = !news;
    this.#badge.textContent = news;
  }
}
