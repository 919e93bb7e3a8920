// The demo's outbox: asks every few seconds, adds what is new on top, finds the codes.
import { icon, make } from "./bubbles.js";
import { dayName, timeNode } from "./clock.js";
import { linked } from "./links.js";
import { say } from "./words.js";

const PAUSE = 3_000; // ms
const CODE = /(?<![\d-])\d{6}(?:\d{2})?(?![\d-])/u;
const at = (id) => document.getElementById(id);
const shown = new Set();

async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch("/outbox/items", { credentials: "same-origin", signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    show(await answer.json());
    at("lost").hidden = true;
  } catch {
    at("lost").textContent = say("outbox-lost");
    at("lost").hidden = false;
  }
}

function show(items) {
  at("loading").hidden = true;
  at("empty").hidden = items.length > 0;
  for (const item of items.toReversed()) {
    const key = JSON.stringify(item);
    if (shown.has(key)) continue;
    shown.add(key);
    at("letters").prepend(letter(item));
  }
}

function letter({ at: when, kind, to, subject, text }) {
  const mail = kind === "mail";
  const chip = make("span", `chip ${mail ? "note" : "good"}`, icon(mail ? "mail" : "chat"), say(`outbox-kind-${kind}`));
  const time = timeNode(when);
  time.textContent = `${dayName(when)}, ${time.textContent}`;
  const node = make("li", "letter card", make("header", "", chip, `${say("outbox-to")} ${to}`, time));
  if (subject) node.append(make("h2", "", subject));
  const code = text.match(CODE)?.[0];
  if (code) node.append(codeRow(code));
  node.append(make("p", "text", ...linked(text)));
  return node;
}

function codeRow(code) {
  const button = make("button", "button small", icon("copy"), say("outbox-copy", { code }));
  button.type = "button";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code);
    button.lastChild.textContent = say("outbox-copied");
    setTimeout(() => { button.lastChild.textContent = say("outbox-copy", { code }); }, 2_000);
  });
  return make("p", "code", make("span", "", say("outbox-code")), make("strong", "figures", code), button);
}

setInterval(ask, PAUSE);
document.addEventListener("visibilitychange", ask);
ask();
