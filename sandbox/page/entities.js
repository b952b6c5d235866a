// A message's text and its entities (offsets in UTF-16 units, as JavaScript counts) -> nodes.

import { copy, h } from "./dom.js";
import { toast } from "./notices.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", blockquote: "blockquote" };

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
    at = end;
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
    case "blockquote":
      return h(TAGS[entity.type], {}, children);
    case "expandable_blockquote":
      return h("blockquote", {}, children);
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
