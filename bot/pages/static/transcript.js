// The list of messages: what the server said, then what is still on its way, in groups and days.
import { dayName, dayOf } from "./clock.js";
import { Bubble, make } from "./bubbles.js";

const QUIET = 250; // ms without a message: the replay is over, from now on new ones are read out
const NEAR = 120; // px from the end that still count as reading the newest

export class Transcript {
  #log;
  #scroller;
  #newest;
  #act;
  #bubbles = [];
  #quiet = 0;
  #stick = true;

  constructor({ log, scroller, newest, act }) {
    this.#log = log;
    this.#scroller = scroller;
    this.#newest = newest;
    this.#act = act;
    // Only whoever scrolls up stops following: a long answer that is growing is not left behind.
    let top = scroller.scrollTop;
    scroller.addEventListener("scroll", () => {
      const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
      this.#stick = near || (this.#stick && scroller.scrollTop >= top);
      top = scroller.scrollTop;
      if (near) newest.hidden = true;
    }, { passive: true });
    // Whatever grows (a bubble, the replies, a late font), the newest stays in sight.
    const watch = new ResizeObserver(() => this.#stick && this.toEnd());
    for (const node of [scroller, ...scroller.children]) watch.observe(node);
    newest.addEventListener("click", () => this.toEnd());
  }

  get messages() {
    return this.#bubbles.map((bubble) => bubble.message);
  }

  /** A first replay begins: old messages are not read out again; what a lost line missed is. */
  replay() {
    if (this.#bubbles.some(({ message }) => message.id)) return;
    this.#log.setAttribute("aria-live", "off");
    this.#log.setAttribute("aria-busy", "true");
    this.#settle();
  }

  /** From the server. The same id or client_id is the same message, however often it comes. */
  receive(message) {
    this.#settle();
    const known = this.#find(message);
    if (!known) {
      this.#place(new Bubble(message, this.#act), this.#firstUnsent());
    } else {
      const first = !known.message.id;
      known.refresh({ ...known.message, progress: undefined, detail: undefined, ...message });
      if (first) this.#move(known);
    }
    this.#regroup();
    this.#follow(message);
  }

  /** Of our own, not yet known to the server. */
  add(message) {
    const known = this.#find(message);
    if (known) return;
    this.#place(new Bubble(message, this.#act), this.#bubbles.length);
    this.#regroup();
    this.toEnd();
  }

  /** Something became of a message of our own. */
  change(clientId, change) {
    const known = this.#find({ client_id: clientId });
    if (!known) return;
    const first = !known.message.id && change.id;
    // The stream may tell that it was received before the answer to sending it comes.
    const overtaken = change.state === "sent" && known.message.state === "received";
    known.refresh({ ...known.message, ...change, ...(overtaken && { state: "received" }) });
    if (first) this.#move(known);
    this.#regroup();
    if (this.#stick) this.toEnd();
  }

  remove(clientId) {
    const known = this.#find({ client_id: clientId });
    if (!known) return;
    known.node.remove();
    this.#bubbles.splice(this.#bubbles.indexOf(known), 1);
    this.#regroup();
  }

  clear() {
    this.#bubbles = [];
    this.#log.replaceChildren();
  }

  toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#newest.hidden = true;
  }

  #find({ id, client_id: clientId }) {
    return this.#bubbles.findLast(({ message }) =>
      (id && message.id === id) || (clientId && message.client_id === clientId));
  }

  #firstUnsent() {
    const at = this.#bubbles.findIndex(underWay);
    return at < 0 ? this.#bubbles.length : at;
  }

  #place(bubble, at) {
    const next = this.#bubbles[at];
    this.#bubbles.splice(at, 0, bubble);
    if (next) next.node.before(bubble.node);
    else this.#log.append(bubble.node);
  }

  // An acknowledged message leaves those on their way and stands where the server put it.
  #move(bubble) {
    const from = this.#bubbles.indexOf(bubble);
    const unsent = this.#bubbles.slice(0, from).findIndex(underWay);
    if (unsent < 0) return;
    this.#bubbles.splice(from, 1);
    this.#place(bubble, unsent);
  }

  #regroup() {
    let previous = null;
    for (const { message, node } of this.#bubbles) {
      const newDay = !previous || dayOf(previous.message.at) !== dayOf(message.at);
      const first = newDay || !sameGroup(previous.message, message);
      node.classList.toggle("first", first);
      if (first && previous) previous.node.classList.add("last");
      node.classList.remove("last");
      markDay(node, newDay ? dayName(message.at) : "");
      previous = { message, node };
    }
    previous?.node.classList.add("last");
    const own = this.#bubbles.findLast(({ message }) => message.from === "customer");
    for (const { node } of this.#bubbles) node.classList.toggle("newest-own", node === own?.node);
  }

  #follow(message) {
    if (this.#stick || message.from === "customer") this.toEnd();
    else if (!this.#log.hasAttribute("aria-busy")) this.#newest.hidden = false;
  }

  #settle() {
    clearTimeout(this.#quiet);
    if (!this.#log.hasAttribute("aria-busy")) return;
    this.#quiet = setTimeout(() => {
      this.#log.removeAttribute("aria-busy");
      this.#log.setAttribute("aria-live", "polite");
    }, QUIET);
  }
}

// What may still get in stands below all that is in; a final refusal keeps its place.
function underWay({ message }) {
  return !message.id && message.state !== "refused";
}

function sameGroup(a, b) {
  return a.from === b.from && a.name === b.name && a.at.slice(0, 16) === b.at.slice(0, 16);
}

function markDay(node, words) {
  const shown = node.querySelector(".day");
  if (!words) shown?.remove();
  else if (shown) shown.textContent = words;
  else node.prepend(make("p", "day", words));
}
