// The choice of day or night, kept in this browser. A plain script in the head, so nothing flashes.
(() => {
  const root = document.documentElement;
  const KEY = "dcnet-theme";
  let kept = null;
  try { kept = localStorage.getItem(KEY); } catch { /* storage may be forbidden */ }
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;

  const night = matchMedia("(prefers-color-scheme: dark)");
  const current = () => root.dataset.theme || (night.matches ? "dark" : "light");

  const label = (button) => {
    const dark = current() === "dark";
    const words = dark ? button.dataset.toLight : button.dataset.toDark;
    button.setAttribute("aria-label", words);
    button.title = words;
    button.dataset.now = dark ? "dark" : "light";
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      label(button);
      night.addEventListener("change", () => label(button));
      button.addEventListener("click", () => {
        root.dataset.theme = current() === "dark" ? "light" : "dark";
        try { localStorage.setItem(KEY, root.dataset.theme); } catch { /* kept for this page only */ }
        label(button);
      });
    }
  });
})();
