// Decisions: the text of the chosen reason is put into the words, and the message is shown whole as
// it is written. Without this the page does the same when it is asked to show the message.

class Deciding {
  constructor(pick) {
    const form = pick.form;
    this.pick = pick;
    this.box = form.querySelector("textarea[name=text]");
    this.take = form.querySelector("[data-take]");
    this.days = form.querySelector("[data-days]");
    this.words = form.querySelector("[data-words]");
    this.due = form.querySelector("[data-due]:not(option)");
    this.texts = new Set(["", ...[...pick.options].map((one) => one.dataset.text ?? "")]);
    pick.addEventListener("change", () => this.chosen());
    this.box.addEventListener("input", () => this.show());
    this.days?.addEventListener("change", () => this.show());
    this.take.addEventListener("click", () => { this.fill(); this.box.focus(); });
    form.querySelector("[data-show]").hidden = true;
    this.show();
  }

  get text() { return this.pick.selectedOptions[0]?.dataset.text ?? ""; }

  // Words of one's own are never overwritten: then the text is offered beside them.
  get ownWords() { return !this.texts.has(this.box.value.trim()); }

  chosen() {
    if (this.ownWords) this.show();
    else this.fill();
  }

  fill() {
    this.box.value = this.text;
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  show() {
    const written = this.box.value.trim();
    this.take.hidden = !(this.ownWords && this.text);
    if (this.words) this.words.textContent = written || this.words.dataset.blank;
    if (this.due && this.days) this.due.textContent = this.days.selectedOptions[0].dataset.due;
  }
}

for (const pick of document.querySelectorAll("select[data-reasons]")) new Deciding(pick);
