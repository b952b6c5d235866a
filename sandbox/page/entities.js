// A message's text and its entities (offsets in UTF-16 units, as JavaScript counts) -> nodes.

import { copy, h } from "./dom.js";
import { toast } from "./notices.js";

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };

const ISOLATED = /[\u2066-\u2068][^\u2069]*\u2069/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

// The side on which a message begins: that of its own words, not of what it quotes or of names within it.
export function directionOf(text, entities = []) {
  const quotes = entities.filter(({ type }) => BLOCKS.has(type));
  const own = quotes.reduce((all, { offset, length }) => all.slice(0, offset) + " ".repeat(length) + all.slice(offset + length), text);
  const [first] = own.replace(ISOLATED, " ").match(/\p{L}/u) ?? [];
  if (!first) return "auto";
  return RIGHT_TO_LEFT.test(first) ? "rtl" : "ltr";
}

export function formatted(text, entities = []) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, ordered);
}

// Entities nest but never cross, so those that start inside the first one are its children.
function nodes(text, from, to, entities) {
  const made = [];
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [first, ...others] = rest;
    const end = Math.min(first.offset + first.length, to);
    if (first.offset > at) made.push(text.slice(at, first.offset));
    const inside = others.filter((entity) => entity.offset < end);
    rest = others.filter((entity) => entity.offset >= end);
    const words = text.slice(first.offset, end);
    made.push(wrapped(first, words, nodes(text, first.offset, end, inside)));
    at = BLOCKS.has(first.type) && text[end] === "\n" ? end + 1 : end; // a block ends its line itself
  }
  if (at < to) made.push(text.slice(at, to));
  return made;
}

function wrapped(entity, words, children) {
  switch (entity.type) {
    case "bold":
    case "italic":
    case "underline":
    case "strikethrough":
      return h(TAGS[entity.type], {}, children);
    case "blockquote":
    case "expandable_blockquote":
      return h("blockquote", { dir: "auto" }, children);
    case "spoiler":
      return spoiler(children);
    case "code":
      return copied(h("code", {}, children), words);
    case "pre":
      return copied(h("pre", {}, h("code", {}, children)), words);
    case "text_link":
      return link(entity.url, children);
    case "url":
      return link(/^[a-z]+:/i.test(words) ? words : `https://${words}`, children);
    case "email":
      return link(`mailto:${words}`, children);
    case "bot_command":
      return h("button", { class: "command", type: "button", "data-command": words }, children);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
    case "phone_number":
      return h("span", { class: "mention" }, children);
    default:
      return h("span", {}, children);
  }
}

function link(address, children) {
  const safe = URL.canParse(address) && ["http:", "https:", "mailto:", "tg:"].includes(new URL(address).protocol);
  if (!safe) return h("span", { class: "mention" }, children);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children);
}

function spoiler(children) {
  const show = (event) => event.currentTarget.classList.add("shown");
  return h("button", { class: "spoiler", type: "button", "aria-label": "Show the hidden words", onclick: show }, children);
}

// As in the messenger, clicking monospaced text copies it.
function copied(element, words) {
  element.title = "Click to copy";
  element.addEventListener("click", async () => toast((await copy(words)) ? "Copied" : "Could not copy"));
  return element;
}
