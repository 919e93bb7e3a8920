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

  /** Show what the transcript leaves open: the buttons of what was said since the customer's last
   * words, back to the prompt. News leave the prompt open (`keeps`), and may have buttons of their own. */
  follow(messages) {
    const said = messages.findLastIndex(
      ({ from, file, state }) => from === "customer" && !file && state !== "refused");
    const open = messages.slice(said + 1).filter(
      ({ from, buttons }) => from === "bot" || (from === "staff" && buttons?.length));
    const prompt = open.findLastIndex(({ keeps }) => !keeps);
    const news = open.slice(prompt + 1).reverse();
    const asking = [...news, ...(prompt < 0 ? [] : [open[prompt]])].filter(({ buttons }) => buttons?.length);
    const buttons = asking.flatMap(({ buttons }) => buttons);
    const shown = asking.map(({ id }) => id).join(" ");
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
