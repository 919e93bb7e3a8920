// Comfort for the console: fresh lists, keys, one press one deed. Everything works without it.

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

// A part is swapped only while nobody works inside it; open details stay open.
function swap(part, html) {
  if (html === null || part.dataset.was === html || part.contains(document.activeElement)) return;
  if (part.querySelector("input:checked")) return; // what is ticked was ticked as it stands
  const first = part.dataset.was === undefined;
  part.dataset.was = html;
  if (first) return;
  const scroller = part.querySelector(".bubbles");
  const atEnd = !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
  const top = scroller?.scrollTop ?? 0;
  const open = part.querySelector("#history")?.open ?? false;
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  part.replaceChildren(...fresh.childNodes);
  const history = part.querySelector("#history");
  if (history) history.open = open;
  const now = part.querySelector(".bubbles");
  if (now) now.scrollTop = atEnd ? now.scrollHeight : top;
  if (part.id === "live") tellNews();
}

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
  refresh().finally(() => setTimeout(again, document.querySelector("[data-soon]") ? SOON : EVERY));
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
function focusOn(id) {
  const field = document.getElementById(id);
  const folded = field?.closest("details");
  if (folded) folded.open = true;
  field?.focus();
}
function open(id) { // a deed that stands folded up, with the focus in it
  const field = document.getElementById(id);
  const deed = field?.closest("details");
  if (deed) deed.open = true;
  field?.focus();
}
const dialog = document.querySelector("#keys");
const showKeys = () => dialog?.showModal();
document.querySelector("[data-keys]")?.addEventListener("click", showKeys);

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  c: () => press("c"),
  u: () => press("u"),
  a: () => open("to-assign"),
  d: () => document.querySelector(".decision .deeds summary")?.focus(),
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
for (const filter of document.querySelectorAll("[data-filters] select")) {
  filter.addEventListener("change", () => filter.form.requestSubmit());
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
