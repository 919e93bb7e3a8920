// One script tag on another page of the same site: a button that opens the chat beside that page.
// `Shells.embed_tag` writes the tag, words and all. The session cookie is SameSite=Lax, so the
// panel is for pages of the same site; elsewhere, and on phones, the chat opens in its own tab.
(() => {
  const tag = document.currentScript;
  const { lang = "vi", open = "DCNET", close = "×", mode = "panel" } = tag.dataset;
  const address = new URL(`/chat?lang=${encodeURIComponent(lang)}`, tag.src).href;
  const narrow = matchMedia("(width < 40rem), (height < 30rem)");

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 1.25rem 1.25rem auto; z-index: 2147483000; display: grid; justify-items: end; gap: 0.75rem; font: 600 1rem/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
    button { min-block-size: 3rem; padding: 0.5rem 1.25rem; border: 0; border-radius: 99rem; background: #0a6882; color: #fff; font: inherit; cursor: pointer; box-shadow: 0 6px 24px #0a253240; }
    button:hover { background: #08566c; }
    button:focus-visible { outline: 3px solid #0a6580; outline-offset: 3px; }
    iframe { inline-size: min(26rem, calc(100vw - 2.5rem)); block-size: min(42rem, calc(100vh - 7rem)); border: 0; border-radius: 1.25rem; background: #f3f7f8; box-shadow: 0 18px 56px #0a253240; }
    [hidden] { display: none; }
  `);

  const host = document.createElement("div");
  host.lang = lang;
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [style];
  const button = document.createElement("button");
  button.type = "button";
  let frame = null;

  const show = (on) => {
    if (on && !frame) {
      frame = document.createElement("iframe");
      frame.title = open;
      frame.src = address;
      root.prepend(frame);
    }
    if (frame) frame.hidden = !on;
    button.textContent = on ? close : open;
    button.setAttribute("aria-expanded", String(on));
  };

  button.addEventListener("click", () => {
    if (mode !== "panel" || narrow.matches) window.open(address, "_blank", "noopener");
    else show(!frame || frame.hidden);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && frame && !frame.hidden) { show(false); button.focus(); }
  });

  root.append(button);
  show(false);
  document.body.append(host);
})();
