// Texts and choices on their way: one at a time, in order, each under one client_id until it is in.
import { post } from "./wire.js";

const KEPT = "dcnet-chat-unsent";
const FIRST_WAIT = 3_000; // ms
const LONGEST_WAIT = 30_000; // ms

export class Sending {
  #queue = kept();
  #on;
  #running = false;
  #timer = 0;
  #wait = FIRST_WAIT;

  /** `on.state(item, state, detail)` on each change; `on.slow(seconds)` when told to wait;
   * `on.first()` settles once what goes before the next one is in. */
  constructor(on) {
    this.#on = on;
  }

  /** What a reload found unsent. */
  get unsent() {
    return [...this.#queue];
  }

  /** item: {client_id, text, action?, at} */
  add(item) {
    this.#queue.push(item);
    this.#keep();
    this.wake();
  }

  /** Send it once more, under the client_id it has: the server takes it once. */
  again({ client_id, text, at }) {
    if (this.#queue.some((item) => item.client_id === client_id)) this.wake();
    else this.add({ client_id, text, at });
  }

  /** Try again, now. */
  wake() {
    clearTimeout(this.#timer);
    this.#run();
  }

  /** It is in (the stream showed it), or the customer dropped it. */
  forget(clientId) {
    const before = this.#queue.length;
    this.#queue = this.#queue.filter((item) => item.client_id !== clientId);
    if (this.#queue.length !== before) this.#keep();
  }

  clear() {
    clearTimeout(this.#timer);
    this.#queue = [];
    this.#keep();
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    await this.#on.first();
    while (this.#queue.length && (await this.#one(this.#queue[0]))) await this.#on.first();
    this.#running = false;
  }

  // True where the next one may follow.
  async #one(item) {
    this.#on.state(item, "pending");
    const { client_id, text, action } = item;
    try {
      const answer = await post("/chat/messages", action ? { client_id, action } : { client_id, text });
      this.#wait = FIRST_WAIT;
      this.forget(client_id);
      this.#on.state(item, "sent", "", answer?.id);
      return true;
    } catch (error) {
      if (!this.#queue.some((other) => other.client_id === client_id)) return true;
      if (!error.passing) {
        this.forget(client_id);
        this.#on.state(item, "refused", error.detail, null, error.status);
        return true;
      }
      return this.#hold(item, error);
    }
  }

  #hold(item, error) {
    if (error.status === 429) {
      const seconds = error.wait || 5;
      this.#on.slow(seconds);
      this.#timer = setTimeout(() => this.wake(), seconds * 1000);
    } else if (error.status === 0) {
      this.#holdAll("waiting");
      this.#timer = setTimeout(() => this.wake(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    } else {
      this.#holdAll("failed");
      this.#on.state(item, "failed", error.detail);
    }
    return false;
  }

  // What stands behind the first waits with it: order is kept.
  #holdAll(state) {
    for (const item of this.#queue) this.#on.state(item, state);
  }

  #keep() {
    try {
      if (this.#queue.length) sessionStorage.setItem(KEPT, JSON.stringify(this.#queue));
      else sessionStorage.removeItem(KEPT);
    } catch { /* no storage: it lives on this page only */ }
  }
}

function kept() {
  try {
    const items = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(items) ? items : [];
  } catch {
    return [];
  }
}
