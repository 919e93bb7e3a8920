// Picking by keyboard what is put into a text box: the desk's texts for a reply, colleagues for a
// note. A list opens by its sign ("/", "@") where a word or a line could begin.

const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

class Picks {
  constructor(picks) {
    this.picks = picks;
    this.sign = picks.dataset.sign;
    this.box = document.getElementById(picks.dataset.picks);
    this.find = picks.querySelector("[data-pick-find]");
    this.buttons = [...picks.querySelectorAll("button")];
    this.box.addEventListener("keydown", (event) => this.typed(event));
    this.find.addEventListener("input", () => this.narrow());
    picks.addEventListener("keydown", (event) => this.moved(event));
    for (const one of this.buttons) {
      one.addEventListener("click", (event) => { event.preventDefault(); this.take(one); });
    }
  }

  get visible() { return this.buttons.filter((one) => !one.parentElement.hidden); }

  narrow() {
    const sought = fold(this.find.value).split(/\s+/);
    for (const one of this.buttons) {
      const words = fold(one.textContent);
      one.parentElement.hidden = !sought.every((word) => words.includes(word));
    }
  }

  typed(event) {
    const before = this.box.value.slice(0, this.box.selectionStart);
    const begins = this.sign === "/" ? /(^|\n)$/ : /(^|\s)$/;
    if (event.key !== this.sign || event.ctrlKey || event.metaKey || !begins.test(before)) return;
    event.preventDefault();
    this.picks.open = true;
    this.find.value = "";
    this.narrow();
    this.find.focus();
  }

  moved(event) {
    const all = this.visible, at = all.indexOf(document.activeElement);
    const finding = document.activeElement === this.find;
    if (event.key === "Escape") { event.stopPropagation(); this.put(finding ? this.sign + this.find.value : ""); }
    else if (event.key === "Enter" && finding) { event.preventDefault(); if (all.length) this.take(all[0]); }
    else if (event.key === "ArrowDown") { event.preventDefault(); all[Math.min(at + 1, all.length - 1)]?.focus(); }
    else if (event.key === "ArrowUp") { event.preventDefault(); (at > 0 ? all[at - 1] : this.find).focus(); }
    else if (event.key === " " && finding && this.sign === "@") {
      event.preventDefault(); // a name typed to its end, known or not
      this.put(`@${this.find.value} `);
    }
  }

  async take(button) {
    if (button.dataset.insert) return this.put(button.dataset.insert);
    const asked = new URLSearchParams(new FormData(button.form));
    asked.set(button.name, button.value);
    const answer = await fetch(button.formAction, {
      method: "POST", body: asked, headers: { "X-Part": "text" }, credentials: "same-origin",
    }).catch(() => null);
    if (!answer?.ok) return button.form.requestSubmit(button); // the page says why
    this.put(await answer.text());
  }

  put(words) {
    const { box } = this;
    this.picks.open = false;
    box.focus();
    box.setRangeText(words, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

for (const picks of document.querySelectorAll("[data-picks]")) new Picks(picks);
