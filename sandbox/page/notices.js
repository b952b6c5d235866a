// Short texts over the page: toasts, the bot's alerts, and dialogs with a few fields.

import { byId, h } from "./dom.js";

const SHOWN = 4000; // milliseconds

export function toast(text) {
  const shown = h("div", { class: "toast", dir: "auto" }, text);
  byId("toasts").append(shown);
  setTimeout(() => shown.remove(), SHOWN);
}

// Runs a user action and shows its error, instead of only logging it to the console.
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    toast(error.message);
    return undefined;
  }
}

export function alertOf(text) {
  return asked([h("p", { dir: "auto" }, text)], [{ label: "OK", value: "ok" }]);
}

// A list to choose from; resolves to the value, or undefined.
export function choose(title, choices) {
  const buttons = choices.map(({ label, value }) => ({ label, value, wide: true }));
  return asked([h("h3", {}, title)], [...buttons, { label: "Cancel", value: "", quiet: true }]);
}

// One line of text; resolves to it, or undefined.
export async function askFor(title, placeholder) {
  const input = h("input", { type: "text", placeholder, maxLength: 100, required: true, "aria-label": title });
  const answer = await asked(
    [h("h3", {}, title), input],
    [{ label: "Cancel", value: "", quiet: true }, { label: "OK", value: "ok" }],
  );
  return answer && input.value.trim() ? input.value.trim() : undefined;
}

function asked(content, buttons) {
  const dialog = byId("asked");
  const made = buttons.map(({ label, value, quiet, wide }) =>
    h("button", { type: "button", class: quiet ? "quiet" : wide ? "wide" : "main", onclick: () => dialog.close(value) }, label),
  );
  const list = h("div", { class: "buttons" }, made);
  dialog.replaceChildren(...content, list);
  return new Promise((resolve) => {
    dialog.onkeydown = (event) => {
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault(); // otherwise the button that opened the dialog, which gets the focus back, is pressed
      dialog.close("ok");
    };
    dialog.onclose = () => resolve(dialog.returnValue || undefined);
    dialog.returnValue = "";
    dialog.showModal();
  });
}

export function view(url, alt) {
  const dialog = byId("viewer");
  const image = dialog.querySelector("img");
  image.src = url;
  image.alt = alt;
  dialog.onclick = () => dialog.close();
  dialog.showModal();
}
