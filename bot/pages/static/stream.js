// The live line from the server: opens, follows, and comes back by itself.
import { FetchedEvents } from "./fetched_events.js";
import { embedded, headers } from "./session.js";

const FIRST_WAIT = 1_000; // ms
const LONGEST_WAIT = 30_000; // ms
const ASLEEP = 45_000; // ms hidden, after which an open line may be dead without knowing it

export class Stream {
  #path;
  #on;
  #source = null;
  #timer = 0;
  #wait = FIRST_WAIT;
  #hiddenAt = 0;
  #closed = false;
  #last = ""; // the newest event's id: a new line goes on behind it

  /** `on` has hello, message, update, typing, ended (each given its data), lost and back. */
  constructor(path, on) {
    this.#path = path;
    this.#on = on;
    addEventListener("online", () => this.open());
    addEventListener("offline", () => this.#on.lost());
    addEventListener("pageshow", (event) => event.persisted && this.open());
    addEventListener("pagehide", () => this.#drop());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.#hiddenAt = Date.now();
      else if (Date.now() - this.#hiddenAt > ASLEEP) this.open();
    });
  }

  open() {
    if (this.#closed) return;
    this.#drop();
    const source = embedded ? this.#fetched() : new EventSource(this.#path);
    this.#source = source;
    for (const name of ["hello", "message", "update", "typing", "ended"]) {
      source.addEventListener(name, (event) => {
        if (source !== this.#source) return;
        if (name === "hello") this.#wait = FIRST_WAIT;
        this.#last = event.lastEventId || this.#last;
        this.#on[name](JSON.parse(event.data));
      });
    }
    source.addEventListener("error", () => {
      if (source !== this.#source) return;
      this.#on.lost();
      if (source.readyState === EventSource.CLOSED) this.#later();
    });
  }

  /** No more: the conversation has ended. */
  close() {
    this.#closed = true;
    this.#drop();
  }

  #fetched() {
    return new FetchedEvents(this.#path, { ...headers(), ...(this.#last && { "Last-Event-ID": this.#last }) });
  }

  #later() {
    this.#drop();
    this.#timer = setTimeout(() => this.open(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }
}
