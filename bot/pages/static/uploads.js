// Files: chosen, pasted or dropped; looked at first, then sent one at a time with progress and cancel.
import { icon, make, sizeOf } from "./bubbles.js";
import { postFile } from "./wire.js";
import { say } from "./words.js";

export class Uploads {
  #parts;
  #on;
  #limit = 10_485_760;
  #staged = [];
  #queue = [];
  #current = null;

  /** parts: tray, thumb, name, size, send, drop, input. on: start, change, gone, done, tell. */
  constructor(parts, on) {
    this.#parts = parts;
    this.#on = on;
    parts.input.addEventListener("change", () => {
      this.stage(parts.input.files);
      parts.input.value = "";
    });
    parts.send.addEventListener("click", () => this.#sendStaged());
    parts.drop.addEventListener("click", () => this.#unstage());
    parts.tray.addEventListener("keydown", (event) => event.key === "Escape" && this.#unstage());
  }

  set limit(bytes) {
    this.#limit = bytes;
  }

  choose() {
    this.#parts.input.click();
  }

  /** Lay files in the tray to be looked at; one at a time. */
  stage(files) {
    for (const file of files) {
      const wrong = this.#wrong(file);
      if (wrong) this.#on.tell(wrong, 12);
      else this.#staged.push({ file, preview: isImage(file) ? URL.createObjectURL(file) : "" });
    }
    this.#showTray();
    if (this.#staged.length) this.#parts.send.focus();
  }

  /** The server has it, or has stored it: what we kept of it goes. */
  settle({ client_id: clientId, file, preview }) {
    if (file?.state !== "stored") return;
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
    const { tray, thumb, name, size } = this.#parts;
    const [first] = this.#staged;
    tray.hidden = !first;
    if (!first) return thumb.replaceChildren();
    name.textContent = first.file.name;
    size.textContent = sizeOf(first.file.size);
    if (!first.preview) return thumb.replaceChildren(icon("file"));
    const image = make("img");
    image.src = first.preview;
    image.alt = say("chat-file-preview", { name: first.file.name });
    return thumb.replaceChildren(image);
  }

  #unstage() {
    const [first] = this.#staged.splice(0, 1);
    if (first?.preview) URL.revokeObjectURL(first.preview);
    this.#showTray();
    if (!this.#staged.length) this.#on.closed();
  }

  #sendStaged() {
    const [first] = this.#staged.splice(0, 1);
    if (!first) return;
    const item = { ...first, clientId: crypto.randomUUID(), state: "ready", request: null };
    this.#queue.push(item);
    this.#on.start(item);
    this.#showTray();
    if (!this.#staged.length) this.#on.closed();
    this.#next();
  }

  async #next() {
    const item = this.#queue.find(({ state }) => state === "ready");
    if (this.#current || !item) return;
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

export const isPdf = (file) => file.type === "application/pdf";
const isImage = (file) => ["image/jpeg", "image/png"].includes(file.type);
