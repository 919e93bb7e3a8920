// Text with its addresses made links, as nodes; never as markup.
import { say } from "./words.js";

const ADDRESS = /https?:\/\/[^\s<>"'“”‘’]+/giu;
const TAIL = /[.,;:!?…)\]}]+$/u;

/** Nodes for `text`; http and https addresses become links that open elsewhere. */
export function linked(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    let address = found[0];
    const tail = address.match(TAIL)?.[0] ?? "";
    const closes = tail.startsWith(")") && address.includes("(");
    if (!closes) address = address.slice(0, address.length - tail.length);
    const url = URL.canParse(address) ? new URL(address) : null;
    if (!url || !["http:", "https:"].includes(url.protocol) || url.username || url.password) continue;
    nodes.push(text.slice(from, found.index), link(url, address));
    from = found.index + address.length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== "");
}

function link(url, shown) {
  const node = document.createElement("a");
  node.href = url.href;
  node.target = "_blank";
  node.rel = "noopener noreferrer nofollow";
  node.textContent = shown;
  const aside = document.createElement("span");
  aside.className = "unseen";
  aside.textContent = ` ${say("chat-new-window")}`;
  node.append(aside);
  return node;
}
