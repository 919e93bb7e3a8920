// One message as nodes: who, the bubble, its file, and what became of it.
import { timeNode } from "./clock.js";
import { linked } from "./links.js";
import { say } from "./words.js";

/** An element with a class and children; text is always text. */
export function make(tag, className = "", ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

export function icon(name) {
  const SVG = "http://www.w3.org/2000/svg";
  const node = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  node.setAttribute("class", "icon");
  node.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  node.append(use);
  return node;
}

export function sizeOf(bytes) {
  const mega = bytes / 1_048_576;
  if (mega >= 1) return `${mega.toFixed(1).replace(/\.0$/, "")} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

const TICKS = {
  pending: "clock", sent: "tick", received: "ticks", waiting: "alert", failed: "alert", refused: "alert",
};

/**
 * A message's node. `act(what, message)` is called with resend, mend, drop, cancel or again.
 * Beside the wire's fields a message of our own may carry: state pending, waiting or refused;
 * detail (why it was refused); progress 0..1 or null; preview (a blob: address).
 */
export class Bubble {
  #message;
  #act;
  #body = make("div", "bubble");
  #meta = make("div", "meta");
  #file = null;
  #shown = "";
  #looks = "";

  constructor(message, act) {
    this.#act = act;
    this.#body.dir = "auto";
    this.node = make("div", `message ${message.from}`);
    this.node.append(who(message), this.#body, this.#meta);
    this.refresh(message);
  }

  get message() {
    return this.#message;
  }

  refresh(message) {
    this.#message = message;
    if (message.id) this.node.dataset.id = message.id;
    if (message.from === "customer") this.node.dataset.state = message.state ?? "";
    this.#fillText(message);
    this.#fillFile(message);
    this.#fillMeta(message);
  }

  #fillText({ text, from, file }) {
    const shown = file && !text ? "" : text;
    if (shown === this.#shown) return;
    this.#shown = shown;
    const nodes = from === "customer" ? [shown] : linked(shown);
    this.#body.replaceChildren(make("span", "text", ...nodes));
    if (this.#file) this.#body.append(this.#file);
  }

  #fillFile(message) {
    const { file } = message;
    if (!file || this.#tellProgress(message)) return;
    const sealed = file.state === "stored" && !file.address;
    const card = make("div", `file ${file.state}`);
    if (message.preview && !sealed && file.state !== "declined") {
      const image = make("img", "preview");
      image.src = message.preview;
      image.alt = say("chat-file-preview", { name: file.name });
      card.append(image);
    } else {
      card.append(make("span", "badge", icon(sealed ? "lock" : file.kind === "pdf" ? "file" : "image")));
    }
    card.append(make("div", "about", ...this.#fileLines(message)));
    if (this.#file) this.#file.replaceWith(card);
    else this.#body.append(card);
    this.#file = card;
  }

  // A card that is only further on is kept: a button built anew is lost to the finger that is on it.
  #tellProgress({ file, state, progress, preview }) {
    const looks = JSON.stringify([file, state, preview, progress == null]);
    const same = looks === this.#looks;
    this.#looks = looks;
    const bar = this.#file?.querySelector("progress");
    if (!same || !bar) return same;
    const { percent, words } = going(progress);
    bar.value = percent;
    bar.setAttribute("aria-label", words);
    bar.nextElementSibling.textContent = words;
    return true;
  }

  #fileLines(message) {
    const { file, state, progress } = message;
    const name = make("p", "name", file.name);
    name.title = file.name;
    const lines = [name, make("p", "size", sizeOf(file.size))];
    if (state === "pending") {
      const { percent, words } = going(progress);
      const bar = make("progress");
      bar.max = 100;
      bar.value = percent;
      bar.setAttribute("aria-label", words);
      lines.push(bar, make("p", "now", words), this.#button("cancel", "chat-file-cancel", "close"));
    } else if (file.address) {
      const link = make("a", "act get", icon("file"), say("chat-file-get"));
      link.href = file.address;
      link.download = file.name;
      lines.push(link);
    } else if (state === "sent" || state === "received") {
      const words = {
        waiting: say("chat-file-waiting"),
        stored: say(file.kind === "pdf" ? "chat-file-stored-pdf" : "chat-file-stored-image"),
        declined: say("chat-file-declined"),
        failed: file.reason || say("chat-file-failed"),
      }[file.state];
      lines.push(make("p", "now", words ?? ""));
      if (file.state === "failed") lines.push(this.#button("again", "chat-file-again", "attach"));
    }
    return lines;
  }

  #fillMeta(message) {
    const { from, state, detail } = message;
    const parts = [timeNode(message.at)];
    if (from === "customer" && TICKS[state]) {
      const words = say(`chat-tick-${state === "refused" ? "failed" : state}`);
      const tick = make("span", "tick", icon(TICKS[state]), make("span", "tick-words", words));
      tick.title = words;
      parts.push(tick);
    }
    if (detail) parts.push(make("p", "detail", detail));
    const acts = from === "customer" ? this.#actsFor(message) : [];
    if (acts.length) parts.push(make("span", "acts", ...acts));
    this.#meta.replaceChildren(...parts);
  }

  #actsFor({ state, file }) {
    const drop = () => this.#button("drop", "chat-drop");
    if (state === "waiting" || state === "failed") return [this.#button("resend", "chat-resend"), drop()];
    if (state !== "refused") return [];
    return file ? [drop()] : [this.#button("mend", "chat-mend"), drop()];
  }

  #button(what, word, picture = "") {
    const button = make("button", `act ${what}`, ...(picture ? [icon(picture)] : []), say(word));
    button.type = "button";
    button.addEventListener("click", () => this.#act(what, this.#message));
    return button;
  }
}

// What is said of an upload under way; not begun (null) is in the queue.
function going(progress) {
  const percent = Math.round((progress ?? 0) * 100);
  return { percent, words: progress == null ? say("chat-file-queued") : say("chat-file-sending", { n: percent }) };
}

function who({ from, name }) {
  if (from === "staff") {
    const words = name ? say("chat-from-staff", { name }) : say("chat-from-staff-nameless");
    return make("p", "who", words);
  }
  return make("p", "who unseen", say(from === "bot" ? "chat-assistant" : "chat-from-customer"));
}
