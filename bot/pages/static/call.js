// Comfort for the call screen: the timer, the draft kept while typing, keys. Without it every button
// still keeps the whole form.

import { chosen } from "./lists.js";

const EVERY = 4_000;
const form = document.querySelector("[data-call]");

// -- timer ----------------------------------------------------------------------------------------
const timer = document.querySelector("[data-elapsed]");
const loaded = performance.now(); // the server says how long it was then: clocks differ
const two = (n) => String(n).padStart(2, "0");
function tick() {
  const seconds = Math.floor(Number(timer.dataset.elapsed) + (performance.now() - loaded) / 1000);
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  timer.textContent = hours ? `${hours}:${rest}` : rest;
}
if (timer) { tick(); setInterval(tick, 1000); }

// -- the draft ------------------------------------------------------------------------------------
const asSent = () => new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "code"));
let kept = form ? asSent().toString() : "";
let leaving = false;

async function keep(part = "hints", anyway = false) {
  const typed = asSent();
  if (leaving || (typed.toString() === kept && !anyway)) return;
  kept = typed.toString();
  try {
    const response = await fetch("/console/call/draft", {
      method: "POST", body: typed, headers: { "X-Part": part }, credentials: "same-origin", keepalive: true,
    });
    if (response.redirected || response.status === 409) return location.reload(); // signed out, or ended
    if (!response.ok) { kept = ""; return; }
    swap(part, await response.text(), typed);
    const line = form.querySelector("[data-draft]");
    const now = new Date();
    if (line) line.textContent = form.dataset.saved.replace("—", `${two(now.getHours())}:${two(now.getMinutes())}`);
  } catch { kept = ""; } // offline: the next time
}

// What was typed since `sent` left stays, and so does the place where it is typed.
function swap(part, html, sent) {
  const place = form.querySelector(`[data-swap="${part}"]`);
  const at = place?.contains(document.activeElement) ? document.activeElement : null;
  if (!place || (part === "hints" && at)) return;
  const newer = typedSince(place, sent);
  const { id, selectionStart: from, selectionEnd: to } = at ?? {};
  place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  for (const [name, value] of newer) {
    const field = form.elements[name];
    if (field && "selectionStart" in field) field.value = value;
  }
  const again = id && document.getElementById(id);
  if (!again) return;
  again.focus();
  if (from != null) again.setSelectionRange(from, to);
}

const typedSince = (place, sent) => [...place.querySelectorAll("input[name]:not([type=radio], [type=checkbox]), textarea[name]")]
  .filter((field) => field.value !== (sent.get(field.name) ?? "").replaceAll("\r\n", "\n"))
  .map((field) => [field.name, field.value]);

if (form) {
  setInterval(() => keep(), EVERY);
  form.addEventListener("focusout", () => keep());
  chosen(form, "[data-kind]", async () => {
    await keep("request", true);
    await keep("hints", true);
    const at = document.activeElement; // who has gone on already is not called back
    if (at !== document.body && !at.matches("[data-kind]")) return;
    const first = form.querySelector(".asked select, .asked input, .asked textarea") ?? form.querySelector("#note");
    first?.focus();
  }, { leaving: true });
  form.addEventListener("submit", () => { leaving = true; });
  // Enter in a field does what the field is for, not what the first button does.
  form.addEventListener("keydown", (event) => {
    const wanted = event.target.dataset?.enter;
    if (event.key !== "Enter" || !wanted || event.ctrlKey) return;
    event.preventDefault();
    form.querySelector(`[formaction="/console/call/${wanted}"]`)?.click();
  });
}

// -- keys -----------------------------------------------------------------------------------------
const press = (key) => document.querySelector(`[data-call-key="${key}"]`)?.click();
const go = (id) => document.getElementById(id)?.focus();
// A new call begins once the last has its ending: until it has been chosen, F2 leads there.
const next = () => (form && !form.elements.disposition.value ? go("disposition") : press("F2"));
const KEYS = { F2: next, F3: () => go("call-sought"), F4: () => press("F4"), F6: () => press("F6"), F8: () => go("disposition") };

document.addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.metaKey;
  let deed = held ? null : KEYS[event.key];
  if (held && event.key.toLowerCase() === "s") deed = () => press("Ctrl+S");
  if (held && event.key === "Enter") deed = () => press("Ctrl+Enter");
  if (!deed || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  deed();
}, true);
