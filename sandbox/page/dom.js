// Builds elements from names, properties and children. Strings become text nodes and can never be markup.

export const NARROW = matchMedia("(max-width: 719px)"); // a phone: the list or a chat

export const byId = (id) => document.getElementById(id);

export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name in element && !name.includes("-")) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Colours and initials in place of profile pictures.
export function avatar(id, name) {
  const words = (name || "").match(/[\p{L}\p{N}]+/gu) ?? ["?"];
  const initials = words.slice(0, 2).map((word) => [...word][0]).join("");
  return h("span", { class: `avatar tone${Math.abs(id) % 7}`, "aria-hidden": "true" }, initials.toUpperCase());
}

export const tone = (id) => `ink${Math.abs(id) % 7}`;

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
