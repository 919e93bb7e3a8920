// Ticking several cases of the queue: how many, all of the page, and by key. Works without.

const form = document.querySelector("#bulk");
const boxes = () => [...document.querySelectorAll("input[form=bulk]")];
const all = form?.querySelector("[data-choose-all]");

function count() {
  const ticked = boxes().filter((one) => one.checked).length;
  form.querySelector("[data-chosen]").textContent = ticked || "";
  all.checked = ticked > 0 && ticked === boxes().length;
  if (ticked) form.querySelector("details").open = true;
}

if (form) {
  document.addEventListener("change", (event) => {
    if (event.target === all) for (const one of boxes()) one.checked = all.checked;
    if (event.target === all || event.target.matches("input[form=bulk]")) count();
  });
  document.addEventListener("keydown", (event) => {
    const row = document.activeElement?.closest(".row");
    if (event.key !== "x" || event.ctrlKey || event.metaKey || event.altKey || !row) return;
    if (document.activeElement.matches("a")) row.querySelector("input")?.click();
  });
  count();
}
