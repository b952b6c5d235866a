// The keyboard in the log: one message is a Tab stop, arrows move among them, and changes keep the focus and a playing video.

const FOCUSABLE = "a[href], button, video, [tabindex]";

export function moveWithArrows(list) {
  const bubbles = () => [...list.querySelectorAll(".bubble[tabindex]")];
  const stopAt = (stop) => bubbles().forEach((bubble) => (bubble.tabIndex = bubble === stop ? 0 : -1));
  list.addEventListener("focusin", (event) => event.target.matches(".bubble") && stopAt(event.target));
  list.addEventListener("keydown", (event) => {
    if (!event.target.matches(".bubble")) return;
    const all = bubbles();
    const at = all.indexOf(event.target);
    const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  });
  // The newest message is the stop until the reader chooses another one.
  new MutationObserver(() => {
    if (!list.contains(document.activeElement)) stopAt(bubbles().at(-1));
  }).observe(list, { childList: true });
}

// Puts `made` in the place of `old`, and returns the element that is shown.
export function replace(old, made) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const shown = keepVideo(old, made);
  if (shown === made) old.replaceWith(made);
  if (focused && !focused.isConnected) counterpart(focused, shown)?.focus({ preventScroll: true });
  return shown;
}

// A button of the same words; otherwise the message, because a second Enter must not press another button.
function counterpart(focused, shown) {
  const same = (other) => other.tagName === focused.tagName && other.textContent === focused.textContent;
  const others = focused.matches(".bubble") ? [] : [...shown.querySelectorAll(FOCUSABLE)];
  return others.find(same) ?? shown.querySelector(".bubble");
}

// A video that is taken out of the page stops: everything around it is replaced instead.
function keepVideo(old, made) {
  const [before, after] = [old, made].map((item) => item.querySelector(".media"));
  if (!before?.querySelector("video") || !after || sources(before) !== sources(after)) return made;
  around(before, after);
  around(before.closest(".bubble"), after.closest(".bubble"));
  around(before.closest(".column"), after.closest(".column"));
  old.className = made.className;
  old.querySelector(".bubble").ariaLabel = made.querySelector(".bubble")?.ariaLabel ?? null;
  return old;
}

const sources = (media) => [...media.querySelectorAll("video, img")].map((shown) => shown.getAttribute("src")).join();

function around(kept, other) {
  const wanted = [...other.parentElement.children];
  for (const child of [...kept.parentElement.children]) if (child !== kept) child.remove();
  const at = wanted.indexOf(other);
  kept.before(...wanted.slice(0, at));
  kept.after(...wanted.slice(at + 1));
}
