// A message, or an album of several -> a bubble.

import { avatar, clock, copy, fileSize, h, tone } from "./dom.js";
import { directionOf, formatted } from "./entities.js";
import { toast, view } from "./notices.js";

// Adjacent messages of one media group are shown as one.
export function groupAlbums(messages) {
  const items = [];
  for (const message of messages) {
    const before = items.at(-1)?.[0];
    if (message.media_group && before?.media_group === message.media_group) items.at(-1).push(message);
    else items.push([message]);
  }
  return items;
}

export function bubble(messages, { own, showName, past, quoted, act }) {
  const [first] = messages;
  if (first.service) return h("p", { class: "service" }, first.service);
  const told = messages.find((message) => message.text || message.caption) ?? first;
  const bare = messages.every((message) => message.photos.length || message.video) && !(told.text || told.caption);
  const name = first.from?.name ?? "";
  const content = h(
    "div",
    { class: "bubble", tabIndex: -1, role: "article", "aria-label": `${name}, ${clock(first.date)}: ${brief(told)}` },
    showName && h("p", { class: `name ${tone(first.from?.id ?? 0)}`, dir: "auto" }, name),
    first.via ? h("p", { class: "via", dir: "auto" }, `via @${first.via}`) : null,
    first.reply_to ? quote(first, quoted, act) : null,
    media(messages, quoted),
    h(
      "div",
      { class: "told", dir: directionOf(told.text ?? told.caption ?? "", told.entities) },
      words(told),
      // Its own direction: only the words decide on which side they begin.
      h("p", { class: "meta", dir: "ltr" }, messages.some((message) => message.edited) ? "edited " : "", clock(told.date)),
    ),
    reactions(messages),
  );
  content.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== content || past) return;
    event.preventDefault(); // otherwise the text field, which gets the focus, gets a line break
    act.reply(first);
  });
  content.addEventListener("dblclick", () => past || act.reply(first));
  return h(
    "div",
    { class: `item ${own ? "own" : "theirs"}${bare ? " bare" : ""}` },
    showName && avatar(first.from?.id ?? 0, name),
    h("div", { class: "column" }, content, buttons(told.buttons ? told : first, act)),
    past ? null : tools(messages, act),
  );
}

function words(message) {
  const text = message.text ?? message.caption;
  return text ? h("div", { class: "words" }, formatted(text, message.entities)) : null;
}

function quote(message, quoted, act) {
  const original = quoted(message.reply_to);
  const open = () => act.show(message.reply_to);
  return h(
    "button",
    { class: `quote ${tone(original?.from?.id ?? 0)}`, type: "button", onclick: open },
    original?.photos[0] ? h("img", { src: original.photos[0], alt: "" }) : null,
    h("span", {}, h("b", { dir: "auto" }, original?.from?.name ?? "Message"), h("span", { dir: "auto" }, original ? brief(original) : "deleted")),
  );
}

export function brief(message) {
  if (message.service) return message.service;
  const text = message.text ?? message.caption;
  if (text) return text.replace(/\s+/g, " ").slice(0, 120);
  if (message.photos.length) return "Photo";
  if (message.video) return "Video";
  return message.document?.name ?? message.other ?? "Message";
}

function media(messages, quoted) {
  const shown = messages.flatMap((message) => [
    ...message.photos.map((url) => photo(url, message)),
    ...(message.video ? [video(message, quoted(message.reply_to))] : []),
  ]);
  const files = messages.filter((message) => message.document).map((message) => file(message.document));
  const others = messages.filter((message) => message.other).map((message) => h("p", { class: "other" }, message.other));
  const grid = shown.length ? [h("div", { class: `media count${Math.min(shown.length, 10)}` }, shown)] : [];
  return [...grid, ...files, ...others];
}

function photo(url, message) {
  const alt = message.caption ? `Photo: ${message.caption}` : "Photo";
  const open = () => view(url, alt);
  return h("button", { class: "photo", type: "button", "aria-label": `${alt}. Open it`, onclick: open }, h("img", { src: url, alt }));
}

function video(message, original) {
  const shown = message.video;
  const about = message.caption || (original && brief(original));
  const label = about ? `Video: ${about.replace(/\s+/g, " ").slice(0, 80)}` : "Video";
  const playing = shown.is_animation ? { autoplay: true, loop: true, muted: true } : { controls: true, preload: "metadata" };
  const element = h("video", { src: shown.url, playsInline: true, "aria-label": label, ...playing });
  if (shown.thumbnail) element.poster = shown.thumbnail;
  if (shown.width && shown.height) element.style.aspectRatio = `${shown.width} / ${shown.height}`;
  return element;
}

function file(shown) {
  const image = /^image\//.test(shown.mime ?? "");
  return h(
    "a",
    { class: "file", href: shown.url, download: shown.name ?? "file" },
    image ? h("img", { src: shown.url, alt: "" }) : h("span", { class: "paper", "aria-hidden": "true" }, "📄"),
    h("span", {}, h("b", {}, shown.name ?? "file"), h("span", {}, fileSize(shown.size ?? 0))),
  );
}

function reactions(messages) {
  const all = messages.flatMap((message) => message.reactions ?? []);
  return all.length ? h("p", { class: "reactions", "aria-label": "Reactions" }, all.map((emoji) => h("span", {}, emoji))) : null;
}

function buttons(message, act) {
  if (!message.buttons?.length) return null;
  const row = (line, r) => h("div", {}, line.map((button, c) => keyboardButton(message, button, [r, c], act)));
  return h("div", { class: "keyboard" }, message.buttons.map(row));
}

function keyboardButton(message, button, where, act) {
  const mark = button.kind === "callback" ? null : h("i", { class: button.kind, "aria-hidden": "true" }, button.kind === "url" ? "↗" : "");
  const pressed = async (event) => {
    if (button.kind === "copy") return toast((await copy(button.copy_text)) ? "Copied" : `Could not copy: ${button.copy_text}`);
    if (button.kind === "url") return window.open(button.url, "_blank", "noopener,noreferrer");
    const element = event.currentTarget;
    element.classList.add("waiting");
    await act.press(message, where);
    element.classList.remove("waiting");
  };
  return h("button", { type: "button", dir: "auto", onclick: pressed }, button.text, mark);
}

function tools(messages, act) {
  const [first] = messages;
  const replies = messages.map((message, index) => {
    const label = messages.length > 1 ? `Reply ${index + 1}` : "Reply";
    return h("button", { type: "button", onclick: () => act.reply(message) }, label);
  });
  const editable = first.from && !first.from.is_bot && messages.length === 1;
  return h(
    "div",
    { class: "tools" },
    replies,
    editable && (first.text || first.caption) ? h("button", { type: "button", onclick: () => act.edit(first) }, "Edit") : null,
    editable ? h("button", { type: "button", onclick: () => act.remove(first) }, "Delete") : null,
  );
}
