// One script tag on another page: a button that opens the chat beside that page (docs/webchat.md).
// `Shells.embed_tag` writes the tag, words and all. On the desk's own origin the frame is the chat
// page itself; elsewhere it is `/chat/embed`, which only listed origins may show. On phones, and
// where the frame does not answer, the chat opens in its own tab.
(() => {
  const tag = document.currentScript;
  const { lang = "vi", open = "DCNET", close = "×", unread = "{n}" } = tag.dataset;
  let { mode = "panel" } = tag.dataset;
  const desk = new URL(tag.src).origin;
  const at = (path) => `${desk}${path}?lang=${encodeURIComponent(lang)}`;
  const narrow = matchMedia("(width < 40rem), (height < 30rem)");
  // Kept in this tab: whether the chat was in use, and open; up to which message all was seen.
  const KEPT = "dcnet-chat";
  const SEEN = "dcnet-chat-seen";
  const PATIENCE = 3_000; // ms until a frame that is there and says nothing is given up

  // The look: data-fill="#0a6882" on the tag, or --dcnet-chat-fill in the page's own CSS.
  const LOOK = ["fill", "on-fill", "deep", "on-deep", "radius", "font-size", "scheme"];
  const VALUE = /^(?:#[0-9a-f]{6}|\d{1,2}px|light|dark)$/i;
  const look = () => {
    const styles = getComputedStyle(document.documentElement);
    const found = {};
    for (const name of LOOK) {
      const value = (tag.getAttribute(`data-${name}`) ?? styles.getPropertyValue(`--dcnet-chat-${name}`)).trim();
      if (VALUE.test(value)) found[name] = value;
    }
    return found;
  };
  const light = (hex) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, place) => {
    const part = parseInt(hex.slice(2 * place + 1, 2 * place + 3), 16) / 255;
    return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0.05);
  const readable = (one, other) => Math.max(light(one) / light(other), light(other) / light(one)) >= 4.5;

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 1.25rem 1.25rem auto; z-index: 2147483000; display: grid; justify-items: end; gap: 0.75rem; font: 600 16px/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
    button { position: relative; min-block-size: 48px; padding: 8px 20px; border: 0; border-radius: 99px; background: var(--fill, #0a6882); color: var(--on-fill, #fff); font: inherit; cursor: pointer; box-shadow: 0 6px 24px #0a253240; }
    button:hover { background: color-mix(in srgb, var(--fill, #0a6882) 88%, #000); }
    button:focus-visible { outline: 3px solid var(--fill, #0a6580); outline-offset: 3px; }
    button[aria-busy] { opacity: 0.75; cursor: progress; }
    .badge { position: absolute; inset: -15px -9px auto auto; min-inline-size: 24px; padding: 0 6px; border: 2px solid #fff; border-radius: 99px; background: #b0271d; color: #fff; font-size: 14px; line-height: 22px; text-align: center; }
    .badge:empty { display: none; }
    .unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    iframe { inline-size: min(416px, calc(100vw - 40px)); block-size: min(672px, calc(100vh - 112px)); border: 0; border-radius: var(--radius, 20px); background: #f3f7f8; box-shadow: 0 18px 56px #0a253240; color-scheme: normal; }
    iframe:not(.answered) { visibility: hidden; }
    [hidden] { display: none; }
  `);

  const host = document.createElement("div");
  host.lang = lang;
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [style];
  const make = (name, className) => Object.assign(document.createElement(name), { className });
  const button = make("button", "");
  const label = make("span", "label");
  const badge = make("span", "badge");
  const news = make("span", "unseen"); // read out when it changes
  button.type = "button";
  badge.setAttribute("aria-hidden", "true");
  news.setAttribute("role", "status");
  button.append(label, badge);
  let frame = null;
  let waiting = 0;
  let loaded = false;
  let eager = false; // to be focused once it is loaded

  const isOpen = () => Boolean(frame && !frame.hidden);
  const keep = (name, what) => {
    try { sessionStorage.setItem(name, what); } catch { /* a reload begins anew */ }
  };
  const kept = (name) => {
    try { return sessionStorage.getItem(name) ?? ""; } catch { return ""; }
  };

  const wear = () => {
    const brand = look();
    const { fill, radius, "on-fill": ink = "#ffffff" } = brand;
    if (fill?.startsWith("#") && ink.startsWith("#") && readable(fill, ink)) {
      host.style.setProperty("--fill", fill);
      host.style.setProperty("--on-fill", ink);
    }
    if (radius?.endsWith("px")) host.style.setProperty("--radius", radius);
    return brand;
  };

  const tell = (focus) => frame?.contentWindow?.postMessage(
    { dcnetChat: 1, what: isOpen() ? "open" : "closed", focus, seen: kept(SEEN), brand: wear() }, desk);

  const count = (number) => {
    badge.textContent = number > 99 ? "99+" : number || "";
    const words = number ? unread.replace("{n}", number) : "";
    news.textContent = words;
    button.setAttribute("aria-label", words && !isOpen() ? `${open}, ${words}` : isOpen() ? close : open);
  };

  const load = () => {
    frame = document.createElement("iframe");
    frame.title = open;
    frame.hidden = true;
    frame.referrerPolicy = "origin"; // the desk sees which site shows it, not which page
    frame.addEventListener("load", () => {
      loaded = true;
      tell(eager);
      eager = false;
      waiting ||= setTimeout(giveUp, PATIENCE);
    });
    frame.src = at(desk === location.origin ? "/chat" : "/chat/embed");
    root.prepend(frame);
  };

  // Refused (this origin is not listed) or not reachable: from now on in a tab of its own.
  const giveUp = () => {
    const wanted = isOpen();
    mode = "tab";
    button.removeAttribute("aria-busy");
    show(false, wanted);
    if (wanted && navigator.userActivation?.isActive) button.click(); // as if pressed once more
    frame.remove();
    frame = null;
    loaded = false;
  };

  const show = (on, byHand) => {
    if (on && !frame) load();
    if (frame) frame.hidden = !on;
    label.textContent = on ? close : open;
    button.setAttribute("aria-expanded", String(on));
    count(0);
    if (!frame) return;
    keep(KEPT, on ? "open" : "closed");
    if (on && !frame.classList.contains("answered")) button.setAttribute("aria-busy", "true");
    if (on && byHand) frame.focus();
    if (!on && byHand) button.focus();
    if (loaded) tell(on && byHand);
    else eager = on && byHand;
  };

  // It stays unseen until it speaks: a refused one would show the browser's own grey page.
  const answer = () => {
    if (frame.classList.contains("answered")) return;
    frame.classList.add("answered");
    button.removeAttribute("aria-busy");
    if (isOpen() && root.activeElement === button) frame.focus();
  };

  button.addEventListener("click", () => {
    if (mode !== "panel" || narrow.matches) window.open(at("/chat"), "_blank", "noopener");
    else show(!isOpen(), true);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) show(false, true);
  });
  addEventListener("message", ({ source, origin, data }) => {
    if (!frame || source !== frame.contentWindow || origin !== desk || data?.dcnetChat !== 1) return;
    clearTimeout(waiting);
    answer();
    if (data.what === "close" && isOpen()) show(false, true);
    if (data.what === "unread" && Number.isInteger(data.count) && data.count >= 0) count(isOpen() ? 0 : data.count);
    if (data.what === "unread" && /^[0-9a-z]{1,64}$/.test(data.seen)) keep(SEEN, data.seen);
  });

  root.append(button, news);
  show(false, false);
  wear();
  document.body.append(host);
  // A reload of this page: the conversation goes on, and what came meanwhile is counted.
  if (mode === "panel" && !narrow.matches && kept(KEPT)) {
    const again = kept(KEPT) === "open";
    load();
    show(again, false);
  }
})();
