// Comfort for the console: fresh lists, keys, one press one deed. Everything works without it.

import { chosen } from "./lists.js";

const EVERY = 10_000, SOON = 2_000;
const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");

// The page of a refused deed stands at the deed's address, which cannot be looked at: here it is the
// case's from now on, for fresh parts and for loading it again.
const here = document.querySelector("[data-here]")?.dataset.here;
if (here && new URL(here, location).pathname !== location.pathname) history.replaceState(null, "", here);

// -- fresh parts ----------------------------------------------------------------------------------
async function fetchPart(name) {
  const response = await fetch(location.href, { headers: { "X-Part": name }, credentials: "same-origin" });
  if (response.status === 401) location.reload(); // signed out: the sign-in page takes over
  return response.ok ? response.text() : null;
}

// What a part says, without what differs each time it is asked for: the reveals carry a fresh key.
function said(part) {
  const copy = document.createDocumentFragment();
  copy.append(...part.cloneNode(true).childNodes);
  for (const one of copy.querySelectorAll(".reveal")) one.remove();
  for (const one of copy.querySelectorAll("details")) one.open = false;
  for (const edge of [copy.firstChild, copy.lastChild]) {
    if (edge?.nodeType === Node.TEXT_NODE && !edge.data.trim()) edge.remove();
  }
  return copy;
}
const stands = new WeakMap([...document.querySelectorAll("[data-part]")].map((part) => [part, said(part)]));

// A part is swapped only while nobody works inside it; open details stay open.
function swap(part, html) {
  if (html === null || part.contains(document.activeElement)) return;
  if (part.querySelector("input:checked")) return; // what is ticked was ticked as it stands
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  const says = said(fresh);
  if (says.isEqualNode(stands.get(part))) return;
  stands.set(part, says);
  const scroller = part.querySelector(".bubbles");
  const atEnd = !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
  const top = scroller?.scrollTop ?? 0;
  const open = part.querySelector("#history")?.open ?? false;
  const before = version(part);
  part.replaceChildren(...fresh.childNodes);
  const history = part.querySelector("#history");
  if (history) history.open = open;
  const now = part.querySelector(".bubbles");
  if (now) now.scrollTop = atEnd ? now.scrollHeight : top;
  if (version(part) !== before) tellNews(); // "a minute ago" has become two: that is no news
}

const version = (part) => part.querySelector("[data-version]")?.dataset.version;

function tellNews() {
  const news = document.querySelector("#news");
  if (!news) return;
  news.hidden = false;
  news.querySelector("span").textContent = news.dataset.words;
}

async function refresh() {
  if (document.hidden) return;
  for (const part of document.querySelectorAll("[data-part]")) {
    try { swap(part, await fetchPart(part.dataset.part)); } catch { return; } // offline: next time
  }
}
function again() { // sooner while something on the page is under way
  setTimeout(() => refresh().finally(again), document.querySelector("[data-soon]") ? SOON : EVERY);
}
document.addEventListener("visibilitychange", refresh);
again();

// -- keys -----------------------------------------------------------------------------------------
const rows = () => [...document.querySelectorAll(".row a")];

function step(by) {
  const all = rows();
  if (!all.length) return;
  let at = all.indexOf(document.activeElement);
  if (at < 0) at = all.findIndex((row) => row.hasAttribute("aria-current"));
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))].focus();
}

const press = (key) => document.querySelector(`[data-key="${key}"]`)?.click();
function focusOn(id) { // also where it stands folded up
  const field = document.getElementById(id);
  const folded = field?.closest("details");
  if (folded) folded.open = true;
  field?.focus();
}
function nextDeed() { // what can be decided, one after the other
  const all = [...document.querySelectorAll(".deeds .deed > summary")];
  all[(all.indexOf(document.activeElement) + 1) % all.length]?.focus();
}
const dialog = document.querySelector("#keys");
const showKeys = () => dialog?.showModal();
document.querySelector("[data-keys]")?.addEventListener("click", showKeys);

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  c: () => press("c"),
  u: () => press("u"),
  a: () => focusOn("to-assign"),
  d: nextDeed,
  t: () => focusOn("value-tag"),
  r: () => focusOn("text-reply"),
  e: () => focusOn("text-note"),
  n: () => focusOn("text-note"),
  g: () => press("g"),
  "/": () => focusOn("sought"),
  "?": showKeys,
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = document.activeElement?.closest("form");
    if (form && document.activeElement.tagName === "TEXTAREA") form.requestSubmit();
    return;
  }
  if (typing() || event.ctrlKey || event.metaKey || event.altKey || dialog?.open) return;
  const deed = KEYS[event.key];
  if (deed) { event.preventDefault(); deed(); }
});

// -- forms ----------------------------------------------------------------------------------------
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; } // one press, one deed
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
for (const filters of document.querySelectorAll("[data-filters]")) {
  chosen(filters, "select", () => filters.requestSubmit());
}

// -- copying --------------------------------------------------------------------------------------
for (const button of document.querySelectorAll("[data-copies]")) {
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    try { await navigator.clipboard.writeText(field.value); }
    catch { document.execCommand("copy"); } // a site without https has no clipboard of its own
    button.nextElementSibling.textContent = button.dataset.copied;
  });
}

// -- arriving -------------------------------------------------------------------------------------
document.querySelector("[data-focus]")?.focus();
for (const box of document.querySelectorAll(".bubbles")) box.scrollTop = box.scrollHeight;
document.querySelector(".row a[aria-current]")?.scrollIntoView({ block: "nearest" });
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".reveal[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
// Heard at the document, as a part that was swapped in brings reveals of its own.
document.addEventListener("toggle", (event) => {
  if (event.target.matches(".reveal[open]")) event.target.querySelector("input[name=text]").focus();
}, true); // "toggle" does not bubble
document.addEventListener("keydown", (event) => {
  const details = event.key === "Escape" && event.target.closest?.(".reveal[open]");
  if (details) { details.open = false; details.querySelector("summary").focus(); }
});
