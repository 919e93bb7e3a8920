// Files: chosen, pasted or dropped; looked at first, then sent one after the other with progress and
// cancel.
import { icon, make, sizeOf } from "./bubbles.js";
import { postFile } from "./wire.js";
import { say } from "./words.js";

const SHOWN = 3; // in the tray; the rest is counted

export class Uploads {
  #parts;
  #on;
  #limit = 10_485_760;
  #staged = [];
  #queue = [];
  #current = null;
  #waiting = []; // who wants to know when all that was sent is in

  /** parts: tray, thumbs, name, size, send, drop, input. on: start, change, gone, done, tell. */
  constructor(parts, on) {
    this.#parts = parts;
    this.#on = on;
    parts.input.addEventListener("change", () => {
      this.stage(parts.input.files);
      parts.input.value = "";
    });
    parts.send.addEventListener("click", () => this.sendAll());
    parts.drop.addEventListener("click", () => this.#unstage());
    parts.tray.addEventListener("keydown", (event) => event.key === "Escape" && this.#unstage());
  }

  set limit(bytes) {
    this.#limit = bytes;
  }

  choose() {
    this.#parts.input.click();
  }

  /** Lay files in the tray to be looked at. */
  stage(files) {
    for (const file of files) {
      const wrong = this.#wrong(file);
      if (wrong) this.#on.tell(wrong, 12);
      else this.#staged.push({ file, preview: isImage(file) ? URL.createObjectURL(file) : "" });
    }
    this.#showTray();
    if (this.#staged.length) this.#parts.send.focus();
  }

  /** Send all that lies in the tray: whoever writes or chooses something means it to be sent. */
  sendAll() {
    if (!this.#staged.length) return;
    while (this.#staged.length) this.#sendFirst();
    this.#showTray();
    this.#on.closed();
  }

  /** Settles once nothing is on its way: words written after a file come after it. */
  idle() {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#tellIdle();
    });
  }

  #tellIdle() {
    if (this.#current || this.#queue.some(({ state }) => state === "ready")) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** The server has stored it, or wants none: what we kept of it goes. */
  settle({ client_id: clientId, file, preview }) {
    if (!["stored", "declined"].includes(file?.state)) return;
    if (preview) URL.revokeObjectURL(preview);
    this.#queue = this.#queue.filter((item) => item.clientId !== clientId);
  }

  resend(clientId) {
    const item = this.#queue.find((one) => one.clientId === clientId);
    if (!item) {
      this.#on.gone(clientId); // a reload has forgotten the file: it is chosen anew
      return this.choose();
    }
    item.state = "ready";
    this.#on.change(clientId, { state: "pending", progress: null, detail: "" });
    return this.#next();
  }

  cancel(clientId) {
    const item = this.#queue.find((one) => one.clientId === clientId);
    if (item && item === this.#current) item.request.cancel();
    else this.drop(clientId);
  }

  drop(clientId) {
    const item = this.#queue.find((one) => one.clientId === clientId);
    this.#queue = this.#queue.filter((one) => one !== item);
    if (item?.preview) URL.revokeObjectURL(item.preview);
    this.#on.gone(clientId);
  }

  clear() {
    this.#current?.request.cancel();
    for (const { preview } of [...this.#staged, ...this.#queue]) if (preview) URL.revokeObjectURL(preview);
    this.#staged = [];
    this.#queue = [];
    this.#showTray();
  }

  #wrong(file) {
    if (!isImage(file) && !isPdf(file)) return say("chat-file-kind");
    if (file.size <= this.#limit) return "";
    return say("chat-file-too-big", { size: sizeOf(file.size), max: sizeOf(this.#limit) });
  }

  #showTray() {
    const { tray, thumbs, name, size, send } = this.#parts;
    const count = this.#staged.length;
    tray.hidden = !count;
    thumbs.replaceChildren(...this.#staged.slice(0, SHOWN).map(thumbOf));
    if (!count) return;
    name.textContent = count > 1 ? say("chat-file-several", { n: count }) : this.#staged[0].file.name;
    size.textContent = sizeOf(this.#staged.reduce((sum, { file }) => sum + file.size, 0));
    send.textContent = count > 1 ? say("chat-file-send-all", { n: count }) : say("chat-file-send");
  }

  #unstage() {
    for (const { preview } of this.#staged.splice(0)) if (preview) URL.revokeObjectURL(preview);
    this.#showTray();
    this.#on.closed();
  }

  #sendFirst() {
    const [first] = this.#staged.splice(0, 1);
    const item = { ...first, clientId: crypto.randomUUID(), state: "ready", request: null };
    this.#queue.push(item);
    this.#on.start(item);
    this.#next();
  }

  async #next() {
    const item = this.#queue.find(({ state }) => state === "ready");
    if (this.#current) return;
    if (!item) return void this.#tellIdle();
    this.#current = item;
    item.state = "going";
    this.#on.change(item.clientId, { state: "pending", progress: 0 });
    item.request = postFile("/chat/files", item.clientId, item.file, (progress) =>
      this.#on.change(item.clientId, { progress }));
    try {
      const answer = await item.request.done;
      item.state = "in";
      this.#on.done(item.clientId, answer?.id);
    } catch (error) {
      this.#failed(item, error);
    }
    this.#current = null;
    this.#next();
  }

  #failed(item, error) {
    const { clientId, file } = item;
    item.state = "stopped";
    if (error === null) {
      this.drop(clientId);
      this.#on.tell(say("chat-file-cancelled", { name: file.name }), 6);
    } else if (error.passing) {
      const detail = error.detail || say("chat-file-broken", { name: file.name });
      this.#on.change(clientId, { state: "failed", detail, progress: undefined });
    } else {
      const detail = error.detail || say("chat-file-failed");
      this.#on.change(clientId, { state: "refused", detail, progress: undefined });
    }
  }
}

function thumbOf({ file, preview }) {
  const thumb = make("span", "thumb");
  if (!preview) {
    thumb.append(icon("file"));
    return thumb;
  }
  const image = make("img");
  image.src = preview;
  image.alt = say("chat-file-preview", { name: file.name });
  thumb.append(image);
  return thumb;
}

export const isPdf = (file) => file.type === "application/pdf";
const isImage = (file) => ["image/jpeg", "image/png"].includes(file.type);
