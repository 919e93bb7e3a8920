// Where the customer writes: grows, counts, sends on Enter, keeps the draft through a reload.
import { say } from "./words.js";

const DRAFT = "dcnet-chat-draft";
const NEAR_LIMIT = 0.9;

export class Composer {
  #form;
  #area;
  #send;
  #count;
  #remark;
  #limit = 2000;
  #remarkTimer = 0;

  constructor({ form, area, send, count, remark, onSend }) {
    this.#form = form;
    this.#area = area;
    this.#send = send;
    this.#count = count;
    this.#remark = remark;
    area.value ||= kept();
    area.addEventListener("input", () => this.#measure());
    area.addEventListener("keydown", (event) => {
      // Vietnamese is typed through input methods: their Enter ends a word, it does not send.
      const composing = event.isComposing || event.keyCode === 229;
      if (event.key !== "Enter" || event.shiftKey || composing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    // Pressing the button must not close a phone's keyboard.
    send.addEventListener("pointerdown", (event) => event.preventDefault());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = area.value.trim().normalize("NFC");
      if (this.#over(text) > 0) return;
      onSend(text); // nothing written: files that were chosen may wait to be sent
      this.write("");
      area.focus();
    });
    this.#measure();
  }

  get text() {
    return this.#area.value;
  }

  set limit(characters) {
    this.#limit = characters;
    this.#measure();
  }

  write(text) {
    this.#area.value = text;
    this.#measure();
  }

  focus() {
    this.#area.focus({ preventScroll: true });
  }

  /** A sentence above the field; gone after `seconds` where given. */
  tell(words, seconds = 0) {
    clearTimeout(this.#remarkTimer);
    this.#remark.textContent = words;
    this.#remark.hidden = !words;
    if (words && seconds) this.#remarkTimer = setTimeout(() => this.tell(""), seconds * 1000);
  }

  close() {
    this.write("");
    this.tell("");
    this.#form.hidden = true;
  }

  // Characters as people count them: code points of the composed form.
  #over(text) {
    return [...text.normalize("NFC")].length - this.#limit;
  }

  #measure() {
    const text = this.#area.value.trim();
    const over = this.#over(text);
    this.#send.disabled = !text || over > 0;
    this.#area.setAttribute("aria-invalid", String(over > 0));
    const near = over > -this.#limit * (1 - NEAR_LIMIT);
    this.#count.hidden = !near;
    this.#count.classList.toggle("over", over > 0);
    if (near) {
      this.#count.textContent = over > 0 ? say("chat-too-long", { n: over }) : say("chat-left", { n: -over });
    }
    this.#grow();
    try {
      if (this.#area.value) sessionStorage.setItem(DRAFT, this.#area.value);
      else sessionStorage.removeItem(DRAFT);
    } catch { /* no storage: the draft lives on this page only */ }
  }

  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#area.style.blockSize = "auto";
    this.#area.style.blockSize = `${this.#area.scrollHeight}px`;
  }
}

function kept() {
  try {
    return sessionStorage.getItem(DRAFT) ?? "";
  } catch {
    return "";
  }
}
