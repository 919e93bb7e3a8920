// Text with its addresses made links, as nodes; never as markup.
import { say } from "./words.js";

const ADDRESS = /https?:\/\/[^\s<>"'“”‘’]+/giu;
const WHOLE = /DC-[0-9A-Z]{5}-[0-9A-Z]|1900 0382/gu; // read at one glance
const TAIL = /[.,;:!?…)\]}]+$/u;

/** Nodes for `text`; http and https addresses become links that open elsewhere, references and the
 *  hotline stay on one line. */
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
    nodes.push(...whole(text.slice(from, found.index)), link(url, address));
    from = found.index + address.length;
  }
  nodes.push(...whole(text.slice(from)));
  return nodes.filter((node) => node !== "");
}

function whole(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(WHOLE)) {
    const node = document.createElement("span");
    node.className = "whole";
    node.textContent = found[0];
    nodes.push(text.slice(from, found.index), node);
    from = found.index + found[0].length;
  }
  return [...nodes, text.slice(from)];
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
