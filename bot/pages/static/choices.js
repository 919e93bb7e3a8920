// Quick replies: the buttons of the newest prompt, until it is answered.
import { make } from "./bubbles.js";

export class Choices {
  #box;
  #press;
  #shown = "";

  /** `press(button, byKey)` is called with {label, action}. */
  constructor(box, press) {
    this.#box = box;
    this.#press = press;
  }

  /** Show what the transcript leaves open. */
  follow(messages) {
    const at = messages.findLastIndex(
      ({ from, buttons }) => from === "bot" || (from === "staff" && buttons?.length));
    const prompt = messages[at];
    const answered = messages.slice(at + 1).some(
      ({ from, file, state }) => from === "customer" && !file && state !== "refused");
    const buttons = prompt && !answered ? prompt.buttons ?? [] : [];
    const shown = buttons.length ? prompt.id : "";
    if (shown === this.#shown && shown === "") return;
    if (shown === this.#shown && this.#box.childElementCount === buttons.length) return;
    this.#shown = shown;
    this.#box.replaceChildren(...buttons.map((button) => this.#button(button)));
    this.#box.hidden = !buttons.length;
  }

  #button(button) {
    const node = make("button", "choice", button.label);
    node.type = "button";
    node.dir = "auto";
    node.addEventListener("click", (event) => {
      for (const other of this.#box.children) other.disabled = true;
      this.#press(button, event.detail === 0);
    });
    return node;
  }
}
