// The words of this page, in its language; the server put them on the body.
const WORDS = JSON.parse(document.body.dataset.words || "{}");

/** One sentence by copy id, its {values} filled in. */
export function say(id, values = {}) {
  return (WORDS[id] ?? "").replace(/\{(\w+)\}/g, (open, name) => String(values[name] ?? open));
}
