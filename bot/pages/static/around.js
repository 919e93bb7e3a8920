// The page around this frame: what the two tell each other. Only the direct parent is heard, only
// from a listed origin, and only it is told: a count, up to which message all was seen (which it keeps
// for this tab, for a frame may not be allowed to), and a wish to be closed.
import { wear } from "./brand.js";
import { origins } from "./session.js";

export class Around {
  #on;
  #origin = ""; // of the page around, once it has spoken
  #leaving = false; // Escape was pressed before it spoke
  #open = false;
  #ids = new Set(); // what the desk said and nobody saw
  #newest = "";
  #seen = ""; // the newest one that was on screen

  /** `on.opened()`: the frame came into sight by the customer's own hand. */
  constructor(on) {
    this.#on = on;
    addEventListener("message", (event) => this.#hear(event));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) this.#tell({ what: "close" });
    });
  }

  /** A message came, or came again. */
  note({ id, from }) {
    if (!id || from === "customer") return;
    if (id > this.#newest) this.#newest = id;
    if (this.#open) this.#look();
    else if (id > this.#seen) this.#ids.add(id);
    this.#count();
  }

  #hear({ source, origin, data }) {
    if (source !== parent || !origins.includes(origin) || data?.dcnetChat !== 1) return;
    this.#origin = origin;
    if (this.#leaving) this.#tell({ what: "close" });
    this.#leaving = false;
    if (data.what === "open" || data.what === "closed") {
      wear(data.brand);
      if (typeof data.seen === "string") this.#saw(data.seen);
      this.#open = data.what === "open";
      if (this.#open) this.#look();
      this.#count();
      if (this.#open && data.focus === true) this.#on.opened();
    }
  }

  #look() {
    this.#saw(this.#newest);
  }

  #saw(id) {
    if (id > this.#seen) this.#seen = id;
    for (const one of this.#ids) if (one <= this.#seen) this.#ids.delete(one);
  }

  #count() {
    this.#tell({ what: "unread", count: this.#ids.size, seen: this.#seen });
  }

  #tell(message) {
    if (this.#origin) parent.postMessage({ dcnetChat: 1, ...message }, this.#origin);
    else if (message.what === "close") this.#leaving = true;
  }
}
